package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WishStreamTest {
    private static final int TRADERS = 10;
    private static final int ROUNDS = 60;

    @Test
    void shouldRepeatItselfForTheSameSeed() {
        assertThat(wishes(7)).isEqualTo(wishes(7)).isNotEqualTo(wishes(8));
    }

    @Test
    void shouldHaveEveryKindOfWish() {
        List<Wish> wishes = wishes(7);

        assertThat(wishes).anyMatch(wish -> wish.kind() == OrderKind.BUY);
        assertThat(wishes).anyMatch(wish -> wish.kind() == OrderKind.SELL && wish.partiallyFillable());
        assertThat(wishes).extracting(Wish::sell).contains("WETH", "USDC", "DAI", "WBTC", "COW");
    }

    @Test
    void shouldHaveOppositeWishesOfTheSameValue() {
        WishStream stream = new WishStream(7, TRADERS);

        List<Wish> twins = stream.next();

        assertThat(twins).hasSize(2);
        assertThat(twins.get(0).sell()).isEqualTo(twins.get(1).buy());
        assertThat(twins.get(0).sellValue()).isEqualTo(twins.get(1).buyValue());
        assertThat(twins.get(0).trader()).isNotEqualTo(twins.get(1).trader());
    }

    @Test
    void shouldHaveWishesThatNobodyWillFill() {
        assertThat(wishes(7)).anyMatch(wish -> wish.buyValue() > wish.sellValue());
    }

    @Test
    void shouldNeverTradeATokenForItself() {
        assertThat(wishes(7)).allMatch(wish -> !wish.sell().equals(wish.buy()));
    }

    private static List<Wish> wishes(long seed) {
        WishStream stream = new WishStream(seed, TRADERS);
        return Stream.generate(stream::next).limit(ROUNDS).flatMap(List::stream).toList();
    }
}
