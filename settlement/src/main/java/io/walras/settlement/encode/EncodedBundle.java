package io.walras.settlement.encode;

import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import java.util.List;

/**
 * A bundle as the settlement contract takes it.
 *
 * @param prices the token list with its prices
 * @param trades in the order of the bundle's fills
 * @param bundleHash keccak256(abi.encode(tokens, sellPrices, buyPrices, trades, [pre, intra, post])), which an award
 *     binds
 */
public record EncodedBundle(
        PriceList prices, List<EncodedTrade> trades, EncodedInteractions interactions, Bytes32 bundleHash) {
    public EncodedBundle {
        trades = List.copyOf(trades);
    }

    /** The bundle of these parts, with its hash. */
    public static EncodedBundle of(PriceList prices, List<EncodedTrade> trades, EncodedInteractions interactions) {
        return new EncodedBundle(prices, trades, interactions, SettleAbi.hash(prices, trades, interactions));
    }

    /** Whether it does anything between taking in and paying out, such as using a pool. */
    public boolean usesLiquidity() {
        return !interactions.intra().isEmpty();
    }

    /** The call of {@code settle} with an award of this bundle and the auctioneer's signature over it. */
    public Bytes callData(Award award, Bytes auctioneerSignature) {
        return SettleAbi.call(this, award, auctioneerSignature);
    }
}
