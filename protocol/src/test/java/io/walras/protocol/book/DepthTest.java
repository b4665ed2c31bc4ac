package io.walras.protocol.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.testing.Gen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

final class DepthTest {
    private final Book book = new PlainBook();

    @Test
    void shouldShowTheBestLevels() {
        for (int i = 0; i < 150; i++) {
            book.place(i, 1, Side.ASK, 1_000 + i, 5);
        }
        Depth depth = Depth.empty("A-B").now(book);

        assertThat(depth.asks()).hasSize(Depth.LEVELS).startsWith(new Level(1_000, 5, 1));
        assertThat(depth.sequence()).isEqualTo(1);
    }

    @Test
    void shouldStayTheSameWhenNothingShownChanges() {
        book.place(1, 1, Side.BID, 10, 5);
        Depth depth = Depth.empty("A-B").now(book);
        book.place(2, 1, Side.BID, 9, 5);
        book.cancel(2);

        assertThat(depth.now(book)).isSameAs(depth);
    }

    @Test
    void shouldTellChangedNewAndVanishedLevels() {
        book.place(1, 1, Side.BID, 10, 5);
        book.place(2, 1, Side.BID, 9, 5);
        Depth before = Depth.empty("A-B").now(book);
        book.fill(1, 2);
        book.cancel(2);
        book.place(3, 1, Side.BID, 8, 7);
        Depth.Change change = before.now(book).since(before);

        assertThat(change)
                .isEqualTo(new Depth.Change(
                        1, 2, List.of(new Level(10, 3, 1), new Level(8, 7, 1), new Level(9, 0, 0)), List.of()));
    }

    @Test
    void shouldLetAFollowerRebuildEveryDepthFromTheChanges() {
        Gen gen = new Gen(77);
        Depth last = Depth.empty("A-B");
        TreeMap<Long, Level> asks = new TreeMap<>();
        for (int i = 0; i < 2_000; i++) {
            book.place(i, 1, Side.ASK, gen.between(1, 200), gen.between(1, 9));
            book.cancel(gen.between(0, i));
            Depth now = last.now(book);
            now.since(last).asks().forEach(level -> asks.merge(level.price(), level, (a, b) -> b));
            asks.values().removeIf(level -> level.lots() == 0);
            last = now;

            List<Level> followed = new ArrayList<>(asks.values());
            assertThat(new Depth("A-B", now.sequence(), List.of(), followed)).isEqualTo(now);
            assertThat(new Depth("A-B", 0, List.of(), followed).checksum()).isEqualTo(now.checksum());
        }
    }

    @Test
    void shouldHaveAChecksumThatAnyoneCanCompute() {
        Depth depth =
                new Depth("A-B", 3, List.of(new Level(9, 5, 1), new Level(8, 4, 2)), List.of(new Level(10, 1, 1)));

        assertThat(depth.checksum()).isEqualTo(crc("9:5:1,8:4:2,10:1:1"));
    }

    private static long crc(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
