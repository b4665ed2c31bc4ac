package io.walras.sdk.conformance;

import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.protocol.wire.maker.Sides;
import io.walras.sdk.maker.Inventory;
import io.walras.sdk.maker.Ladder;
import io.walras.sdk.maker.MakerConnection;
import io.walras.sdk.maker.MakerOptions;
import io.walras.sdk.maker.Offer;
import io.walras.sdk.maker.Quoter;
import io.walras.sdk.maker.Reply;
import io.walras.sdk.maker.RequestForQuote;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A maker that buys WETH at 2,000 USDC and sells it at 2,010, as much as is asked for. */
final class TestMaker implements Quoter {
    static final PrivateKey KEY = PrivateKey.fromHex(Keccak256.hash("a maker").toString());
    static final PairTerms PAIR =
            new PairTerms(Orders.WETH, Orders.USDC, Uint256.of(10), Uint256.of(1_000), Sides.Both);
    static final Duration RETRY = Duration.ofMillis(20);

    private static final Uint256 BID = Uint256.of(2_000);
    private static final Uint256 ASK = Uint256.of(2_010);

    @Override
    public List<PairTerms> pairs() {
        return List.of(PAIR);
    }

    @Override
    public Reply quote(RequestForQuote request) {
        if (!request.base().equals(Orders.WETH) || !request.quote().equals(Orders.USDC)) {
            return new Reply.Decline(RejectReason.PairOff);
        }
        List<Offer> offers = new ArrayList<>();
        if (!request.baseAmount().isZero()) {
            offers.add(Offer.of(Orders.USDC, request.baseAmount().times(BID), Orders.WETH, request.baseAmount()));
        }
        Uint256 sold = request.quoteAmount().mulDiv(Uint256.ONE, ASK, Rounding.FLOOR);
        if (!sold.isZero()) {
            offers.add(Offer.of(Orders.WETH, sold, Orders.USDC, request.quoteAmount()));
        }
        return offers.isEmpty() ? new Reply.Decline(RejectReason.MinSize) : new Reply.Firm(offers);
    }

    static Inventory inventory() {
        Inventory inventory = new Inventory();
        inventory.hold(Orders.WETH, Uint256.of(2_000));
        inventory.hold(Orders.USDC, Uint256.of(4_000_000));
        return inventory;
    }

    static Ladder ladder() {
        return new Ladder(
                Orders.WETH,
                Orders.USDC,
                Duration.ofSeconds(30),
                List.of(new LevelJson(new PriceJson(Uint256.ONE, BID), Uint256.of(1_000))),
                List.of(new LevelJson(new PriceJson(Uint256.ONE, ASK), Uint256.of(1_000))));
    }

    static MakerOptions options(URI hub) {
        return MakerOptions.to(hub, KEY).withPace(MakerOptions.Pace.USUAL.withRetries(RETRY, Duration.ofMillis(100)));
    }

    static MakerConnection open(URI hub) {
        MakerConnection connection = MakerConnection.open(new TestMaker(), inventory(), options(hub));
        connection.publish(ladder());
        return connection;
    }
}
