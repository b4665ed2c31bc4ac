package io.walras.solvers.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.OrderClass;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solutions;
import io.walras.solvers.testing.AuctionBuilder;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BaselineSolverPropertyTest {
    private static final List<Address> TOKENS = List.of(
            Address.fromHex("0x1000000000000000000000000000000000000001"),
            Address.fromHex("0x1000000000000000000000000000000000000002"),
            Address.fromHex("0x1000000000000000000000000000000000000003"),
            Address.fromHex("0x1000000000000000000000000000000000000004"));

    private int solved;

    @Test
    void shouldKeepEveryLimitAndCoverEveryFill() {
        Property.forAll(300, gen -> {
            Auction auction = auction(gen);
            Solutions found = new Solutions();
            new BaselineSolver(new BaselineSettings(
                            TOKENS.getFirst(),
                            new TreeSet<>(TOKENS.subList(0, 2)),
                            2,
                            6,
                            Uint256.of(1_000_000),
                            106_391))
                    .solve(auction, found);
            for (SolutionJson solution : found.close()) {
                solved++;
                int index = solution.id().toBigInteger().intValueExact();
                assertHolds(auction.orders().get(index), solution);
            }
        });
        assertThat(solved).as("solutions in all").isGreaterThan(300);
    }

    private static void assertHolds(OpenOrder order, SolutionJson solution) {
        TradeJson.Fulfillment trade = (TradeJson.Fulfillment) solution.trades().getFirst();
        Uint256 fee = trade.fee() == null ? Uint256.ZERO : trade.fee();
        Uint256 sellPrice = Objects.requireNonNull(solution.prices().get(order.sellToken()));
        Uint256 buyPrice = Objects.requireNonNull(solution.prices().get(order.buyToken()));
        Uint256 executed = trade.executedAmount();
        Uint256 sold = order.isSell()
                ? executed.plus(fee)
                : executed.mulDiv(buyPrice, sellPrice, Rounding.FLOOR).plus(fee);
        Uint256 bought = order.isSell() ? executed.mulDiv(sellPrice, buyPrice, Rounding.CEIL) : executed;

        assertThat(order.allows(sold, bought)).as("limit").isTrue();
        assertThat(sold).isLessThanOrEqualTo(order.sellAmount());
        if (!order.partiallyFillable()) {
            assertThat(order.isSell() ? sold : bought)
                    .isEqualTo(order.isSell() ? order.sellAmount() : order.buyAmount());
        }
        List<InteractionJson> swaps = solution.interactions();
        Uint256 into = ((InteractionJson.Liquidity) swaps.getFirst()).inputAmount();
        Uint256 outOf = ((InteractionJson.Liquidity) swaps.getLast()).outputAmount();
        assertThat(into).as("what is swapped is sold").isLessThanOrEqualTo(sold);
        assertThat(outOf).as("what is bought was swapped for").isGreaterThanOrEqualTo(bought);
    }

    private static Auction auction(Gen gen) {
        AuctionBuilder auction = new AuctionBuilder().gasPrice(gen.between(0, 3));
        for (Address token : TOKENS) {
            if (gen.chance(70)) {
                auction.token(
                        token,
                        gen.between(Uint256.powerOfTen(16), Uint256.powerOfTen(20))
                                .toString());
            }
        }
        for (int i = 0; i < 6; i++) {
            List<Address> pair = gen.shuffled(TOKENS);
            auction.pool(
                    pair.get(0),
                    reserve(gen).toString(),
                    pair.get(1),
                    reserve(gen).toString(),
                    Fraction.of(gen.between(0, 9), 1000));
        }
        for (int i = 0; i < 8; i++) {
            List<Address> pair = gen.shuffled(TOKENS);
            auction.order(
                    gen.bool() ? OrderKind.SELL : OrderKind.BUY,
                    pair.get(0),
                    gen.positive(36).toString(),
                    pair.get(1),
                    gen.positive(36).toString(),
                    gen.bool(),
                    gen.chance(20) ? OrderClass.MARKET : OrderClass.LIMIT);
        }
        return auction.build();
    }

    private static Uint256 reserve(Gen gen) {
        return gen.between(Uint256.of(1_000_000), Uint256.powerOfTen(14));
    }
}
