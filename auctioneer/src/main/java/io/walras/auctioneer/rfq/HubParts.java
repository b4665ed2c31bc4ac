package io.walras.auctioneer.rfq;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.ledger.MakerLedger;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.chain.QuoteView;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.Executor;
import java.util.function.IntUnaryOperator;

/**
 * What the desk for quotes works with.
 *
 * @param blocking runs questions to the chain
 * @param chance gives an integer from 0 to below its argument that nobody can guess; decides who is asked and in which
 *     order, never whose quote is better
 */
public record HubParts(
        RfqSettings settings,
        HubTerms terms,
        MakerFloor floor,
        MakerLedger ledger,
        Chain chain,
        Executor blocking,
        InstantSource clock,
        IntUnaryOperator chance,
        MeterRegistry meters) {
    /** What the chain says of quotes. Blocks, and throws if the chain does not tell. */
    @FunctionalInterface
    public interface Chain {
        /** The funds, nonces and confirmations behind these quotes, and these holdings besides. */
        QuoteView read(Collection<SignedQuote> quotes, Collection<Holding> holdings);
    }
}
