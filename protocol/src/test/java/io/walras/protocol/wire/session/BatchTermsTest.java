package io.walras.protocol.wire.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineAuction;
import io.walras.protocol.wire.engine.EngineJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BatchTermsTest {
    private static final EngineAuction.Terms TERMS =
            new EngineAuction.Terms(Uint256.ONE, Instant.ofEpochSecond(9), Map.of(), null, Orders.token(71));
    private static final Address TREASURY = Orders.token(70);

    private static List<ChargedPolicy> policies(Gen gen) {
        List<ChargedPolicy> policies = new ArrayList<>();
        if (gen.bool()) {
            policies.add(new ChargedPolicy(new FeePolicy.Surplus(Fraction.of(1, 2), Fraction.of(1, 100)), TREASURY));
        }
        if (gen.bool()) {
            policies.add(new ChargedPolicy(new FeePolicy.Volume(Fraction.of(1, 1000)), TREASURY));
        }
        if (gen.bool()) {
            FeePolicy.Quote quote = new FeePolicy.Quote(Uint256.of(9), Uint256.of(8), Uint256.of(gen.between(0, 3)));
            policies.add(new ChargedPolicy(
                    new FeePolicy.PriceImprovement(Fraction.of(1, 4), Fraction.of(1, 50), quote), TREASURY));
        }
        return policies;
    }

    private static Hooks hooks(Gen gen) {
        return new Hooks(hookOrNone(gen), hookOrNone(gen));
    }

    private static List<Hooks.Hook> hookOrNone(Gen gen) {
        return gen.bool()
                ? List.of()
                : List.of(new Hooks.Hook(gen.address(), Bytes.of(gen.bytes(gen.between(0, 70))), gen.between(0, 9)));
    }

    private static Batch batch(Gen gen) {
        List<AuctionOrder> orders = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Intent intent = (gen.bool() ? Orders.sell() : Orders.buy())
                    .amounts(1_000 + i, 700 + gen.between(0, 99))
                    .partial()
                    .signed();
            orders.add(new AuctionOrder(intent, Uint256.of(gen.between(1, 700)), policies(gen), null, hooks(gen)));
        }
        List<ConstantProductPool> pools = List.of(new ConstantProductPool(
                Orders.token(50),
                Orders.token(60),
                Orders.USDC.compareTo(Orders.WETH) < 0 ? Orders.USDC : Orders.WETH,
                Orders.USDC.compareTo(Orders.WETH) < 0 ? Orders.WETH : Orders.USDC,
                Uint256.of(gen.between(1, 9)),
                Uint256.of(9),
                Fraction.of(3, 1000),
                60_000));
        TreeMap<Address, Uint256> prices = new TreeMap<>(Map.of(Orders.WETH, Uint256.powerOfTen(18)));
        prices.put(Orders.USDC, Uint256.of(gen.between(1, 1_000)));
        return new Batch(
                gen.between(1, 9),
                1_000,
                new Batch.BlockRef(3, Keccak256.hash("block"), 4, Uint256.of(5)),
                orders,
                prices,
                pools,
                Keccak256.hash("seed"),
                Orders.WETH,
                quotes(gen));
    }

    private static List<FirmQuote> quotes(Gen gen) {
        List<FirmQuote> quotes = new ArrayList<>();
        for (long i = gen.between(0, 3); i > 0; i--) {
            Quote quote = Quotes.amounts(gen.between(1, 99), 9, i);
            quotes.add(FirmQuote.of(SignedQuote.sign(quote, Quotes.DOMAIN, Quotes.MAKER), Quotes.DOMAIN));
        }
        return quotes;
    }

    @Test
    void shouldGiveTheBatchBackOfWhatWasTold() {
        Property.forAll(200, gen -> {
            Batch batch = batch(gen);
            BatchTerms carried = EngineJson.read(EngineJson.write(BatchTerms.of(batch)), BatchTerms.class);
            AuctionJson told = EngineJson.read(EngineJson.write(EngineAuction.of(batch, TERMS)), AuctionJson.class);

            assertThat(carried.batch(told)).isEqualTo(batch);
            assertThat(BatchHash.of(carried.batch(told))).isEqualTo(BatchHash.of(batch));
        });
    }

    @Test
    void shouldRefuseAnAuctionThatIsNoBatch() {
        Batch batch = batch(new Gen(3));
        AuctionJson told = EngineAuction.of(batch, TERMS);
        AuctionJson quote = new AuctionJson(
                null,
                told.tokens(),
                told.orders(),
                told.liquidity(),
                told.effectiveGasPrice(),
                told.deadline(),
                List.of());

        assertThatThrownBy(() -> BatchTerms.of(batch).batch(quote)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAFeeThatLacksWhatItsKindNeeds() {
        FeeJson fee = new FeeJson(FeeJson.Kind.Surplus, TREASURY, Fraction.of(1, 2), null, null);

        assertThatThrownBy(fee::toPolicy).isInstanceOf(IllegalArgumentException.class);
    }
}
