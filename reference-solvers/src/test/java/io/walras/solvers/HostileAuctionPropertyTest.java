package io.walras.solvers;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.OrderClass;
import io.walras.sdk.Auction;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import io.walras.solvers.baseline.BaselineSettings;
import io.walras.solvers.baseline.BaselineSolver;
import io.walras.solvers.crossing.CrossingSettings;
import io.walras.solvers.crossing.CrossingSolver;
import io.walras.solvers.testing.AuctionBuilder;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Amounts, prices and reserves of every size up to 2^256 - 1, orders of one token, zeros: nothing makes a solver throw. */
class HostileAuctionPropertyTest {
    private static final List<Address> TOKENS = List.of(
            Address.fromHex("0x1000000000000000000000000000000000000001"),
            Address.fromHex("0x1000000000000000000000000000000000000002"),
            Address.fromHex("0x1000000000000000000000000000000000000003"));

    @Test
    void shouldSurviveAnyAuctionWithTheBaselineSolver() {
        survive(new BaselineSolver(new BaselineSettings(
                TOKENS.getFirst(), new TreeSet<>(TOKENS), 2, 256, Uint256.powerOfTen(17), -106_391)));
    }

    @Test
    void shouldSurviveAnyAuctionWithTheCrossingSolver() {
        survive(new CrossingSolver(new CrossingSettings(3, 2, 4, 1000, 8, 40_000, 66_391)));
    }

    private static void survive(Solver solver) {
        Property.forAll(200, gen -> {
            Auction auction = auction(gen);
            Solutions found = new Solutions();
            solver.solve(auction, found);
            EngineResponse read = EngineResponse.read(EngineResponse.write(found.close()));
            assertThat(read).isInstanceOf(EngineResponse.Solved.class);
            assertThat(((EngineResponse.Solved) read).unreadable()).isEmpty();
        });
    }

    private static Auction auction(Gen gen) {
        int bits = gen.pick(List.of(8, 64, 120, 256));
        AuctionBuilder auction =
                new AuctionBuilder().gasPrice(gen.chance(50) ? 0 : gen.pick(List.of(1L, Long.MAX_VALUE)));
        for (Address token : TOKENS) {
            if (gen.chance(80)) {
                auction.token(token, gen.uint256().toString(), gen.uint(bits).toString(), gen.bool());
            }
        }
        for (int i = 0; i < 4; i++) {
            List<Address> pair = gen.shuffled(TOKENS);
            auction.pool(
                    pair.get(0),
                    gen.uint(bits).toString(),
                    pair.get(1),
                    gen.uint(bits).toString(),
                    gen.pick(List.of(Fraction.ZERO, Fraction.of(3, 1000), Fraction.of(1, 1), Fraction.of(5, 1))));
        }
        for (int i = 0; i < 6; i++) {
            auction.order(
                    gen.bool() ? OrderKind.SELL : OrderKind.BUY,
                    gen.pick(TOKENS),
                    gen.uint(bits).toString(),
                    gen.pick(TOKENS),
                    gen.uint(bits).toString(),
                    gen.bool(),
                    gen.chance(30) ? OrderClass.MARKET : OrderClass.LIMIT);
        }
        return auction.build();
    }
}
