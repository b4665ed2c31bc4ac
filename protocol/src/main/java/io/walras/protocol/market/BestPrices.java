package io.walras.protocol.market;

import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Level;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The best bid and the best offer of a book.
 *
 * @param sequence counts the changes of either
 * @param bid null if there is none
 * @param ask null if there is none
 */
public record BestPrices(
        String market,
        long sequence,
        @Nullable Level bid,
        @Nullable Level ask) {
    /** Of a book that holds nothing yet. */
    public static BestPrices none(String market) {
        return new BestPrices(market, 0, null, null);
    }

    /** Those of this depth; this if they are the same as before. */
    public BestPrices now(Depth depth) {
        Level newBid = first(depth.bids());
        Level newAsk = first(depth.asks());
        return Objects.equals(newBid, bid) && Objects.equals(newAsk, ask)
                ? this
                : new BestPrices(market, sequence + 1, newBid, newAsk);
    }

    private static @Nullable Level first(List<Level> levels) {
        return levels.isEmpty() ? null : levels.getFirst();
    }
}
