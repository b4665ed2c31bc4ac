package io.walras.examples.orderbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.examples.wire.MarketMessage.BookChange;
import io.walras.examples.wire.MarketMessage.BookLevel;
import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LocalBookTest {
    private static final Depth FIRST =
            new Depth("A-B", 4, List.of(new Level(9, 2, 1)), List.of(new Level(10, 4, 1), new Level(11, 5, 2)));
    private static final Depth SECOND =
            new Depth("A-B", 5, List.of(), List.of(new Level(10, 3, 1), new Level(11, 5, 2)));

    private final LocalBook book = new LocalBook();

    private static List<BookLevel> levels(List<Level> levels) {
        return levels.stream()
                .map(level -> new BookLevel(level.price(), level.lots(), level.orders()))
                .toList();
    }

    private static BookChange snapshot(Depth depth) {
        return new BookChange(
                Optional.empty(), depth.sequence(), levels(depth.bids()), levels(depth.asks()), depth.checksum());
    }

    private static BookChange delta(long previous, long checksum) {
        Depth.Change change = SECOND.since(FIRST);
        return new BookChange(
                Optional.of(previous), change.to(), levels(change.bids()), levels(change.asks()), checksum);
    }

    @Test
    void shouldFollowASnapshotAndItsChanges() {
        book.apply(snapshot(FIRST));
        book.apply(delta(4, SECOND.checksum()));

        assertThat(book.bids()).isEmpty();
        assertThat(book.asks()).containsExactly(new BookLevel(10, 3, 1), new BookLevel(11, 5, 2));
    }

    @Test
    void shouldNoticeThatAChangeWasMissed() {
        book.apply(snapshot(FIRST));

        assertThatThrownBy(() -> book.apply(delta(3, SECOND.checksum()))).hasMessageContaining("missed");
    }

    @Test
    void shouldNoticeThatTheBookIsAnother() {
        book.apply(snapshot(FIRST));

        assertThatThrownBy(() -> book.apply(delta(4, FIRST.checksum()))).hasMessageContaining("not what it should be");
    }

    @Test
    void shouldBeginAnewWithASnapshot() {
        book.apply(snapshot(SECOND));
        book.apply(snapshot(FIRST));

        assertThat(book.checksum()).isEqualTo(FIRST.checksum());
    }
}
