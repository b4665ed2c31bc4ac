package io.walras.sdk;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

public final class FixedPriceMaker implements Quoter {
    private final Address weth;
    private final Address usdc;
    private final Uint256 wei = Uint256.powerOfTen(18);
    private final Uint256 price = Uint256.of(1_990_000_000L);

    FixedPriceMaker(Address weth, Address usdc) {
        this.weth = weth;
        this.usdc = usdc;
    }

    @Override
    public List<PairTerms> pairs() {
        return List.of(new PairTerms(weth, usdc, Uint256.ONE, wei, Sides.Bid));
    }

    @Override
    public Reply quote(RequestForQuote request) {
        Uint256 out = request.baseAmount().mulDiv(price, wei, Rounding.FLOOR);
        if (!request.base().equals(weth) || !request.quote().equals(usdc) || out.isZero()) {
            return new Reply.Decline(RejectReason.PairOff);
        }
        return new Reply.Firm(List.of(Offer.of(usdc, out, weth, request.baseAmount())));
    }

    Ladder ladder() {
        LevelJson bid = new LevelJson(new PriceJson(wei, price), wei);
        return new Ladder(weth, usdc, Duration.ofSeconds(4), List.of(bid), List.of());
    }

    public static void main(String[] args) throws Exception {
        PrivateKey key = PrivateKey.fromHex(Files.readString(Path.of(args[1])).strip());
        FixedPriceMaker maker = new FixedPriceMaker(Address.fromHex(args[2]), Address.fromHex(args[3]));
        Inventory inventory = new Inventory();
        inventory.hold(maker.usdc, Uint256.of(50_000_000_000L));
        try (MakerConnection hub = MakerConnection.open(maker, inventory, MakerOptions.to(URI.create(args[0]), key))) {
            while (!hub.isEnded()) {
                hub.publish(maker.ladder());
                Thread.sleep(1_000);
            }
        }
    }
}
