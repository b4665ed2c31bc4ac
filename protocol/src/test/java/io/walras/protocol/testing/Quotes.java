package io.walras.protocol.testing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;

/** Quotes for tests, varied one field at a time: Bob gives up to 2100 USDC atoms for 1000 of WETH in auction 7. */
public final class Quotes {
    public static final PrivateKey MAKER = Orders.BOB;
    public static final Address SETTLEMENT = Orders.DOMAIN.verifyingContract();
    public static final Eip712Domain DOMAIN =
            Quote.domain(31337, Address.fromHex("0x5e771e0000000000000000000000000000000002"));
    public static final long AUCTION = 7;
    public static final long SETTLE_BY = 2_000;

    private Quotes() {}

    public static Quote quote() {
        return amounts(2_100, 1_000, 1);
    }

    public static Quote amounts(long makerAmount, long takerAmount, long minTakerAmount) {
        return amounts(Uint256.of(makerAmount), Uint256.of(takerAmount), Uint256.of(minTakerAmount));
    }

    public static Quote amounts(Uint256 makerAmount, Uint256 takerAmount, Uint256 minTakerAmount) {
        return new Quote(
                MAKER.address(),
                Orders.USDC,
                makerAmount,
                Orders.WETH,
                takerAmount,
                minTakerAmount,
                Address.ZERO,
                SETTLEMENT,
                AUCTION,
                Address.ZERO,
                Uint256.of(77),
                SETTLE_BY);
    }

    public static Quote paying(Address recipient) {
        return vary(Orders.WETH, recipient, AUCTION, Address.ZERO);
    }

    public static Quote wanting(Address takerToken) {
        return vary(takerToken, Address.ZERO, AUCTION, Address.ZERO);
    }

    public static Quote inAuction(long auctionId) {
        return vary(Orders.WETH, Address.ZERO, auctionId, Address.ZERO);
    }

    public static Quote forSolver(Address solver) {
        return vary(Orders.WETH, Address.ZERO, AUCTION, solver);
    }

    private static Quote vary(Address takerToken, Address recipient, long auctionId, Address solver) {
        Quote quote = quote();
        return new Quote(
                quote.maker(),
                quote.makerToken(),
                quote.makerAmount(),
                takerToken,
                quote.takerAmount(),
                quote.minTakerAmount(),
                recipient,
                quote.settlement(),
                auctionId,
                solver,
                quote.nonce(),
                quote.settleBy());
    }
}
