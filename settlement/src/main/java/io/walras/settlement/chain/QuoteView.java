package io.walras.settlement.chain;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.rfq.SignedQuote;
import java.util.Map;
import java.util.Set;

/**
 * What the chain says of makers' quotes, all at one block.
 *
 * @param funds what makers have and the allowance holder may take of it; a holding that is missing could not be read and
 *     counts as nothing
 * @param spent the nonces that were taken or cancelled
 * @param confirmed quotes whose makers' contracts confirm the signature
 */
public record QuoteView(BlockRef block, Map<Holding, Funds> funds, Set<MakerNonce> spent, Set<SignedQuote> confirmed) {
    public QuoteView {
        funds = Map.copyOf(funds);
        spent = Set.copyOf(spent);
        confirmed = Set.copyOf(confirmed);
    }

    /** What the maker has of a token, and what of it may be taken. */
    public Funds fundsOf(Holding holding) {
        return funds.getOrDefault(holding, Funds.NONE);
    }
}
