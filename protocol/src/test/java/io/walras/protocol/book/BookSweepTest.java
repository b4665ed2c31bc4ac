package io.walras.protocol.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.book.BookSweep.Drop;
import io.walras.protocol.chain.Address;
import io.walras.protocol.testing.Gen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class BookSweepTest {
    private static final Address ALICE = Address.fromHex("0x00000000000000000000000000000000000000a1");
    private static final Address BOB = Address.fromHex("0x00000000000000000000000000000000000000b2");
    private static final BookAttributes PLAIN = rest(false, SelfTrade.ALLOW);
    private static final BookAttributes POST_ONLY = rest(true, SelfTrade.ALLOW);

    private static BookAttributes rest(boolean postOnly, SelfTrade selfTrade) {
        return new BookAttributes(postOnly, TimeInForce.GTT, selfTrade);
    }

    private static BookEntry entry(long sequence, Address owner, Side side, long price, BookAttributes attributes) {
        return new BookEntry(sequence, owner, new Listing("A-B", side, price, attributes));
    }

    @Test
    void shouldDropAPostOnlyOrderThatCrossesAnEarlierOne() {
        assertThat(BookSweep.of(List.of(
                        entry(1, ALICE, Side.ASK, 100, PLAIN),
                        entry(2, BOB, Side.BID, 100, POST_ONLY),
                        entry(3, BOB, Side.BID, 99, POST_ONLY))))
                .containsOnlyKeys(2L)
                .containsValue(Drop.PostOnlyWouldCross);
    }

    @Test
    void shouldKeepAPostOnlyOrderThatALaterOneCrosses() {
        assertThat(BookSweep.of(
                        List.of(entry(1, ALICE, Side.ASK, 100, POST_ONLY), entry(2, BOB, Side.BID, 105, PLAIN))))
                .isEmpty();
    }

    @Test
    void shouldHoldAPostOnlyOrderOnlyAgainstThoseThatStillStand() {
        assertThat(BookSweep.of(List.of(
                        entry(1, ALICE, Side.ASK, 100, PLAIN),
                        entry(2, BOB, Side.BID, 105, POST_ONLY),
                        entry(3, ALICE, Side.ASK, 103, POST_ONLY))))
                .containsOnlyKeys(2L);
    }

    @Test
    void shouldNotLetMarketsMeet() {
        BookEntry elsewhere = new BookEntry(2, BOB, new Listing("A-C", Side.BID, 200, POST_ONLY));

        assertThat(BookSweep.of(List.of(entry(1, ALICE, Side.ASK, 100, PLAIN), elsewhere)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldDropOfASelfTradeWhatTheLaterOrderSays(SelfTrade mode) {
        List<Long> expected = switch (mode) {
            case ALLOW -> List.of();
            case DROP_NEWEST -> List.of(3L);
            case DROP_OLDEST -> List.of(1L, 2L);
            case DROP_BOTH -> List.of(1L, 2L, 3L);
        };

        assertThat(BookSweep.of(List.of(
                                entry(1, ALICE, Side.ASK, 100, PLAIN),
                                entry(2, ALICE, Side.ASK, 102, PLAIN),
                                entry(3, ALICE, Side.BID, 102, rest(false, mode))))
                        .keySet())
                .containsExactlyElementsOf(expected);
    }

    @Test
    void shouldLetDifferentOwnersTrade() {
        assertThat(BookSweep.of(List.of(
                        entry(1, ALICE, Side.ASK, 100, PLAIN),
                        entry(2, BOB, Side.BID, 102, rest(false, SelfTrade.DROP_BOTH)))))
                .isEmpty();
    }

    @Test
    void shouldNotDependOnTheOrderInWhichOrdersAreGiven() {
        Gen gen = new Gen(31);
        List<BookEntry> entries = new ArrayList<>(IntStream.range(0, 400)
                .mapToObj(i -> entry(
                        i,
                        gen.bool() ? ALICE : BOB,
                        gen.bool() ? Side.ASK : Side.BID,
                        gen.between(90, 110),
                        gen.chance(30) ? POST_ONLY : rest(false, gen.pick(List.of(SelfTrade.values())))))
                .toList());
        List<BookEntry> given = List.copyOf(entries);
        Collections.shuffle(entries, gen.random());

        assertThat(BookSweep.of(entries)).isEqualTo(BookSweep.of(given)).isNotEmpty();
    }

    @Test
    void shouldDropNothingMoreTheSecondTime() {
        Gen gen = new Gen(32);
        List<BookEntry> entries = IntStream.range(0, 400)
                .mapToObj(i -> entry(
                        i,
                        gen.bool() ? ALICE : BOB,
                        gen.bool() ? Side.ASK : Side.BID,
                        gen.between(90, 110),
                        gen.bool() ? POST_ONLY : rest(false, SelfTrade.DROP_OLDEST)))
                .toList();
        SortedMap<Long, Drop> dropped = BookSweep.of(entries);

        assertThat(BookSweep.of(entries.stream()
                        .filter(entry -> !dropped.containsKey(entry.sequence()))
                        .toList()))
                .isEmpty();
    }

    @Test
    void shouldRefuseToPostWhatLastsForOneAuction() {
        assertThatThrownBy(() -> new BookAttributes(true, TimeInForce.IOC, SelfTrade.ALLOW))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
