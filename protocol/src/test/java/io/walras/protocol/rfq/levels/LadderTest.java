package io.walras.protocol.rfq.levels;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderTest {
    private static final Ladder LADDER = ladder(List.of(step(3, 10), step(2, 10)), List.of(step(4, 10), step(5, 10)));

    private static LadderStep step(long price, long size) {
        return new LadderStep(Uint256.ONE, Uint256.of(price), Uint256.of(size));
    }

    private static Ladder ladder(List<LadderStep> bids, List<LadderStep> asks) {
        return new Ladder(Orders.WETH, Orders.USDC, bids, asks);
    }

    private static Uint256 out(Address token, long in) {
        return LADDER.out(token, Uint256.of(in)).orElseThrow();
    }

    @Test
    void shouldTradeStepByStep() {
        assertThat(out(Orders.WETH, 15)).isEqualTo(Uint256.of(10 * 3 + 5 * 2));
        assertThat(out(Orders.USDC, 40 + 25)).isEqualTo(Uint256.of(10 + 5));
    }

    @Test
    void shouldRoundInFavourOfTheMaker() {
        assertThat(out(Orders.USDC, 7)).isEqualTo(Uint256.ONE);
    }

    @Test
    void shouldSayThatItDoesNotGoThatFar() {
        assertThat(LADDER.out(Orders.WETH, Uint256.of(21))).isEmpty();
        assertThat(LADDER.out(Orders.USDC, Uint256.of(91))).isEmpty();
    }

    @Test
    void shouldFindTheMiddle() {
        assertThat(LADDER.midPrice()).contains(Fraction.of(7, 2));
        assertThat(ladder(LADDER.bids(), List.of()).midPrice()).contains(Fraction.of(3, 1));
        assertThat(ladder(List.of(), LADDER.asks()).midPrice()).contains(Fraction.of(4, 1));
        assertThat(ladder(List.of(), List.of()).midPrice()).isEmpty();
    }

    @Test
    void shouldKeepALadderThatTheMakerCanGive() {
        Map<Address, Uint256> funds = Map.of(Orders.WETH, Uint256.of(20), Orders.USDC, Uint256.of(50));

        assertThat(JointCapacity.cut(List.of(LADDER), funds)).containsExactly(LADDER);
    }

    @Test
    void shouldCutTheWorstStepsFirst() {
        Map<Address, Uint256> funds = Map.of(Orders.WETH, Uint256.of(13), Orders.USDC, Uint256.of(34));

        assertThat(JointCapacity.cut(List.of(LADDER), funds))
                .containsExactly(ladder(List.of(step(3, 10), step(2, 2)), List.of(step(4, 10), step(5, 3))));
    }

    @Test
    void shouldShowNothingOfATokenThatTheMakerDoesNotHave() {
        assertThat(JointCapacity.cut(List.of(LADDER), Map.of(Orders.USDC, Uint256.of(50))))
                .containsExactly(ladder(LADDER.bids(), List.of()));
    }

    @Test
    void shouldNeverShowMoreThanTheMakerHasOverAllItsPairs() {
        Property.forAll(300, gen -> {
            List<Ladder> ladders = List.of(
                    random(gen, Orders.WETH, Orders.USDC),
                    random(gen, Orders.WETH, Orders.DAI),
                    random(gen, Orders.DAI, Orders.USDC));
            Map<Address, Uint256> funds = Map.of(
                    Orders.WETH, Uint256.of(gen.between(0, 500)),
                    Orders.USDC, Uint256.of(gen.between(0, 5_000)),
                    Orders.DAI, Uint256.of(gen.between(0, 5_000)));

            List<Ladder> cut = JointCapacity.cut(ladders, funds);

            funds.forEach((token, have) -> assertThat(shown(cut, token)).isLessThanOrEqualTo(have));
        });
    }

    private static Ladder random(Gen gen, Address base, Address quote) {
        List<LadderStep> bids = new ArrayList<>();
        List<LadderStep> asks = new ArrayList<>();
        for (int i = gen.between(0, 4); i > 0; i--) {
            bids.add(step(gen.between(1, 9), gen.between(1, 200)));
            asks.add(step(gen.between(1, 9), gen.between(1, 200)));
        }
        return new Ladder(base, quote, bids, asks);
    }

    private static Uint256 shown(List<Ladder> ladders, Address token) {
        Uint256 sum = Uint256.ZERO;
        for (Ladder ladder : ladders) {
            if (ladder.base().equals(token)) {
                for (LadderStep ask : ladder.asks()) {
                    sum = sum.plus(ask.size());
                }
            } else if (ladder.quote().equals(token)) {
                for (LadderStep bid : ladder.bids()) {
                    sum = sum.plus(bid.size().times(bid.quote()));
                }
            }
        }
        return sum;
    }
}
