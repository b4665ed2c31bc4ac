package io.walras.examples.maker;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.rfq.levels.LadderStep;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.Sides;
import io.walras.sdk.maker.Inventory;
import io.walras.sdk.maker.Offer;
import io.walras.sdk.maker.Reply;
import io.walras.sdk.maker.RequestForQuote;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkewingQuoterTest {
    private static final int RUNS = 500;
    private static final Address WETH = Address.fromHex("0x0000000000000000000000000000000000000001");
    private static final Address USDC = Address.fromHex("0x0000000000000000000000000000000000000002");

    private static final Market MARKET = market(100, 10, 4, 200, 50_000, 40_000);

    private static Market market(int spread, int step, int steps, int skew, long target, long limit) {
        return new Market(
                new PairTerms(WETH, USDC, Uint256.ONE, Uint256.of(20_000), Sides.Both),
                new PriceJson(Uint256.of(1), Uint256.of(2_000)),
                spread,
                step,
                steps,
                skew,
                Uint256.of(target),
                Uint256.of(limit));
    }

    private static Inventory holding(long weth, long usdc) {
        Inventory inventory = new Inventory();
        inventory.hold(WETH, Uint256.of(weth));
        inventory.hold(USDC, Uint256.of(usdc));
        return inventory;
    }

    private static RequestForQuote request(long weth, long usdc) {
        return new RequestForQuote("a", 7, WETH, USDC, Uint256.of(weth), Uint256.of(usdc), 1_000_000, 0);
    }

    private static Ladder ladder(long held) {
        return SkewedPrices.of(MARKET, Uint256.of(held), Uint256.of(held), Uint256.MAX);
    }

    private static List<Offer> offers(Market market, Inventory inventory, RequestForQuote request) {
        return new SkewingQuoter(List.of(market), inventory).quote(request) instanceof Reply.Firm(List<Offer> offers)
                ? offers
                : List.of();
    }

    @Test
    void shouldQuoteBothSidesHalfASpreadAwayFromTheMid() {
        List<Offer> offers = offers(MARKET, holding(50_000, 1_000_000_000), request(100, 200_000));

        assertThat(offers)
                .containsExactly(
                        Offer.of(USDC, Uint256.of(199_000), WETH, Uint256.of(100)),
                        Offer.of(WETH, Uint256.of(99), USDC, Uint256.of(200_000)));
    }

    @Test
    void shouldMoveBothSidesDownWhenItHoldsTooMuchAndUpWhenTooLittle() {
        LadderStep bid = ladder(50_000).bids().getFirst();
        LadderStep ask = ladder(50_000).asks().getFirst();

        assertThat(ladder(70_000).bids().getFirst().comparePrice(bid)).isNegative();
        assertThat(ladder(70_000).asks().getFirst().comparePrice(ask)).isNegative();
        assertThat(ladder(30_000).bids().getFirst().comparePrice(bid)).isPositive();
        assertThat(ladder(30_000).asks().getFirst().comparePrice(ask)).isPositive();
    }

    @Test
    void shouldNotBuyWhatWouldExceedItsLimitNorSellBelowIt() {
        assertThat(ladder(90_000).bids()).isEmpty();
        assertThat(ladder(90_000).asks()).isNotEmpty();
        assertThat(ladder(10_000).asks()).isEmpty();
        assertThat(ladder(10_000).bids()).isNotEmpty();
    }

    @Test
    void shouldNeverCrossNorPromiseWhatItHasNot() {
        Property.forAll(RUNS, gen -> {
            Market market = market(
                    gen.between(1, 500),
                    gen.between(1, 50),
                    gen.between(1, 10),
                    gen.between(0, 500),
                    gen.between(0, 100_000),
                    gen.between(1, 100_000));
            long weth = gen.between(0, 200_000);
            long usdc = gen.between(0, 500_000_000);
            Ladder ladder = SkewedPrices.of(market, Uint256.of(weth), Uint256.of(weth), Uint256.of(usdc));
            requireInOrder(ladder);

            List<Offer> offers =
                    offers(market, holding(weth, usdc), request(gen.between(1, 30_000), gen.between(1, 60_000_000)));

            assertThat(offers)
                    .allMatch(offer -> !offer.makerAmount()
                            .isGreaterThan(Uint256.of(offer.makerToken().equals(WETH) ? weth : usdc)));
            requireProfitableTogether(offers);
        });
    }

    private static void requireInOrder(Ladder ladder) {
        for (int i = 1; i < ladder.bids().size(); i++) {
            assertThat(ladder.bids().get(i).comparePrice(ladder.bids().get(i - 1)))
                    .isNegative();
        }
        for (int i = 1; i < ladder.asks().size(); i++) {
            assertThat(ladder.asks().get(i).comparePrice(ladder.asks().get(i - 1)))
                    .isPositive();
        }
        if (!ladder.bids().isEmpty() && !ladder.asks().isEmpty()) {
            assertThat(ladder.bids().getFirst().comparePrice(ladder.asks().getFirst()))
                    .isNegative();
        }
    }

    /** Whoever buys from it and sells to it loses. */
    private static void requireProfitableTogether(List<Offer> offers) {
        if (offers.size() == 2) {
            Offer bid = offers.getFirst();
            Offer ask = offers.getLast();
            assertThat(Uint256.compareProducts(
                            bid.makerAmount(), ask.makerAmount(), bid.takerAmount(), ask.takerAmount()))
                    .isNegative();
        }
    }

    @Test
    void shouldPromiseOnlyWhatIsNotPromisedAlready() {
        Inventory inventory = holding(50_000, 1_000_000);
        inventory.reserve(
                Uint256.ONE,
                List.of(new Inventory.Promise(new Gen(1).bytes32(), USDC, Uint256.of(900_000), WETH, 100)));

        List<Offer> offers = offers(MARKET, inventory, request(100, 0));

        assertThat(offers)
                .singleElement()
                .satisfies(offer -> assertThat(offer.makerAmount()).isLessThanOrEqualTo(Uint256.of(100_000)));
    }
}
