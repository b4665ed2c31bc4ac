package io.walras.protocol.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every book does. */
abstract class BookContract {
    private static final long ALICE = 1;
    private static final long BOB = 2;

    private final Book book = newBook();

    abstract Book newBook();

    private List<Long> ids(Side side) {
        List<Long> ids = new ArrayList<>();
        book.forEach(side, order -> ids.add(order.id()));
        return ids;
    }

    private void ask(long id, long price) {
        assertThat(book.place(id, ALICE, Side.ASK, price, 10)).isTrue();
    }

    private void bid(long id, long price) {
        assertThat(book.place(id, ALICE, Side.BID, price, 10)).isTrue();
    }

    @Test
    void shouldRankAsksFromTheLowestPriceAndThenByTime() {
        ask(1, 102);
        ask(2, 100);
        ask(3, 101);
        ask(4, 100);

        assertThat(ids(Side.ASK)).containsExactly(2L, 4L, 3L, 1L);
        assertThat(book.best(Side.ASK)).hasValue(100);
    }

    @Test
    void shouldRankBidsFromTheHighestPriceAndThenByTime() {
        bid(1, 98);
        bid(2, 100);
        bid(3, 99);
        bid(4, 100);

        assertThat(ids(Side.BID)).containsExactly(2L, 4L, 3L, 1L);
        assertThat(book.best(Side.BID)).hasValue(100);
    }

    @Test
    void shouldLetOrdersThatCrossRestBesideEachOther() {
        ask(1, 90);
        bid(2, 110);

        assertThat(book.best(Side.ASK)).hasValue(90);
        assertThat(book.best(Side.BID)).hasValue(110);
    }

    @Test
    void shouldHaveNoBestPriceOnAnEmptySide() {
        ask(1, 90);
        book.cancel(1);

        assertThat(book.best(Side.ASK)).isEmpty();
        assertThat(book.levels(Side.ASK, 5)).isEmpty();
        assertThat(book.size()).isZero();
    }

    @Test
    void shouldRefuseAnIdThatRestsAlready() {
        ask(1, 90);

        assertThat(book.place(1, BOB, Side.BID, 80, 1)).isFalse();
        assertThat(book.order(1)).hasValue(new RestingOrder(1, ALICE, Side.ASK, 90, 10));
        assertThat(book.size()).isEqualTo(1);
    }

    @Test
    void shouldTellWhatWasLeftOfACancelledOrder() {
        ask(1, 90);
        book.fill(1, 3);

        assertThat(book.cancel(1)).isEqualTo(7);
        assertThat(book.cancel(1)).isZero();
        assertThat(book.order(1)).isEmpty();
    }

    @Test
    void shouldKeepThePlaceOfAnOrderThatIsFilledInPart() {
        ask(1, 90);
        ask(2, 90);

        assertThat(book.fill(1, 9)).isEqualTo(OptionalLong.of(1));
        assertThat(ids(Side.ASK)).containsExactly(1L, 2L);
        assertThat(book.levels(Side.ASK, 1)).containsExactly(new Level(90, 11, 2));
    }

    @Test
    void shouldTakeOutAnOrderThatIsFilled() {
        ask(1, 90);

        assertThat(book.fill(1, 10)).isEqualTo(OptionalLong.of(0));
        assertThat(book.size()).isZero();
        assertThat(book.fill(1, 1)).isEmpty();
    }

    @Test
    void shouldRefuseToFillMoreThanIsLeft() {
        ask(1, 90);

        assertThatThrownBy(() -> book.fill(1, 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> book.fill(1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThat(book.order(1)).map(RestingOrder::lots).hasValue(10L);
    }

    @Test
    void shouldPutAMovedOrderBehindTheOthersOfItsNewPrice() {
        ask(1, 90);
        ask(2, 91);
        ask(3, 91);

        assertThat(book.move(1, 91, 5)).isTrue();
        assertThat(ids(Side.ASK)).containsExactly(2L, 3L, 1L);
        assertThat(book.levels(Side.ASK, 9)).containsExactly(new Level(91, 25, 3));
    }

    @Test
    void shouldKeepThePlaceOfAnOrderThatBecomesSmaller() {
        ask(1, 90);
        ask(2, 90);

        book.move(1, 90, 4);
        assertThat(ids(Side.ASK)).containsExactly(1L, 2L);
        assertThat(book.levels(Side.ASK, 1)).containsExactly(new Level(90, 14, 2));
    }

    @Test
    void shouldTakeThePlaceFromAnOrderThatBecomesLarger() {
        ask(1, 90);
        ask(2, 90);

        book.move(1, 90, 11);
        assertThat(ids(Side.ASK)).containsExactly(2L, 1L);
        assertThat(book.levels(Side.ASK, 1)).containsExactly(new Level(90, 21, 2));
    }

    @Test
    void shouldNotMoveWhatDoesNotRest() {
        assertThat(book.move(1, 90, 1)).isFalse();
    }

    @Test
    void shouldCancelAllOrdersOfAnOwnerAndNoOther() {
        ask(1, 90);
        book.place(2, BOB, Side.ASK, 90, 1);
        bid(3, 80);

        assertThat(book.size(ALICE)).isEqualTo(2);
        assertThat(book.cancelAll(ALICE)).isEqualTo(2);
        assertThat(book.cancelAll(ALICE)).isZero();
        assertThat(ids(Side.ASK)).containsExactly(2L);
        assertThat(book.size(ALICE)).isZero();
        assertThat(book.size(BOB)).isEqualTo(1);
    }

    @Test
    void shouldTellTheFirstLevelsOnly() {
        for (int i = 0; i < 40; i++) {
            ask(i, 100 + 7L * i);
            ask(100 + i, 100 + 7L * i);
        }

        assertThat(book.levels(Side.ASK, 3))
                .containsExactly(new Level(100, 20, 2), new Level(107, 20, 2), new Level(114, 20, 2));
        assertThat(book.levels(Side.ASK, 0)).isEmpty();
        assertThat(book.levels(Side.ASK, 1_000)).hasSize(40);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-1,1", "281474976710656,1", "1,0", "1,-1", "1,68719476736"})
    void shouldRefusePricesAndQuantitiesOutOfBounds(long price, long lots) {
        assertThatThrownBy(() -> book.place(1, ALICE, Side.BID, price, lots))
                .isInstanceOf(IllegalArgumentException.class);
        bid(2, 50);
        assertThatThrownBy(() -> book.move(2, price, lots)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ids(Side.BID)).containsExactly(2L);
    }

    @Test
    void shouldTakeTheLargestPriceAndQuantity() {
        book.place(1, ALICE, Side.ASK, Book.MAX_PRICE, Book.MAX_LOTS);
        book.place(2, ALICE, Side.BID, 1, 1);

        assertThat(book.levels(Side.ASK, 1)).containsExactly(new Level(Book.MAX_PRICE, Book.MAX_LOTS, 1));
        assertThat(book.best(Side.BID)).hasValue(1);
    }
}
