package io.walras.protocol.rfq.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Demand;
import io.walras.protocol.rfq.levels.Routing.Candidate;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final Address BEST = Orders.token(101);
    private static final Address OTHER = Orders.token(102);
    private static final Demand SELLS_WETH = new Demand(
            new TokenPair(Orders.WETH, Orders.USDC), Uint256.of(5), Uint256.of(9_000), Uint256.ZERO, Uint256.ZERO);

    private static Candidate bidding(Address maker, long price) {
        LadderStep bid = new LadderStep(Uint256.ONE, Uint256.of(price), Uint256.of(10));
        return new Candidate(maker, new Ladder(Orders.WETH, Orders.USDC, List.of(bid), List.of()), Routing.CERTAIN);
    }

    private static int chance(Candidate other) {
        return Routing.chances(SELLS_WETH, List.of(bidding(BEST, 10_000), other))
                .getOrDefault(other.maker(), 0);
    }

    @Test
    void shouldAskWhoeverIsCloseToTheBest() {
        assertThat(chance(bidding(OTHER, 9_900))).isEqualTo(Routing.CERTAIN);
        assertThat(chance(bidding(OTHER, 9_899))).isEqualTo(Routing.EXPLORED);
    }

    @Test
    void shouldCompareLaddersThatNameTheTokensTheOtherWayRound() {
        LadderStep ask = new LadderStep(Uint256.of(10_000), Uint256.ONE, Uint256.of(100_000));
        Ladder reversed = new Ladder(Orders.USDC, Orders.WETH, List.of(), List.of(ask));

        assertThat(chance(new Candidate(OTHER, reversed, Routing.CERTAIN))).isEqualTo(Routing.CERTAIN);
    }

    @Test
    void shouldAskMakersThatDoNotStream() {
        assertThat(chance(new Candidate(OTHER, null, Routing.CERTAIN))).isEqualTo(Routing.CERTAIN);
    }

    @Test
    void shouldAskAMakerWithoutLevelsOnTheSideNowAndThen() {
        Ladder oneSided = new Ladder(
                Orders.WETH,
                Orders.USDC,
                List.of(),
                List.of(new LadderStep(Uint256.ONE, Uint256.of(10_000), Uint256.ONE)));

        assertThat(chance(new Candidate(OTHER, oneSided, Routing.CERTAIN))).isEqualTo(Routing.EXPLORED);
    }

    @Test
    void shouldAskByWeightAndTheLeastTrustedNowAndThen() {
        assertThat(chance(new Candidate(OTHER, null, 300_000))).isEqualTo(300_000);
        assertThat(chance(new Candidate(OTHER, null, 299_999))).isEqualTo(Routing.EXPLORED);
    }
}
