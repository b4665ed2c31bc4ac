package io.walras.examples.demo;

import io.walras.protocol.intent.OrderKind;

/**
 * What a trader wants, before it is priced in atoms and signed.
 *
 * @param trader index of the account
 * @param sellValue what is sold, or the most to pay, in millionths of a dollar
 * @param buyValue what is bought, or the least to receive, in millionths of a dollar
 * @param rests whether it rests in the book of its pair, in whole lots and ticks
 */
record Wish(
        int trader,
        OrderKind kind,
        boolean partiallyFillable,
        String sell,
        String buy,
        long sellValue,
        long buyValue,
        boolean rests) {

    /** Two tokens by symbol, and which of them is sold. */
    record Pair(String sell, String buy) {
        Pair opposite() {
            return new Pair(buy, sell);
        }
    }

    /** Sells exactly this value for at least what {@code slackBps} leaves of it. */
    static Wish sell(int trader, Pair pair, long value, int slackBps) {
        return new Wish(trader, OrderKind.SELL, false, pair.sell(), pair.buy(), value, less(value, slackBps), false);
    }

    /** Buys exactly this value for at most {@code slackBps} more. */
    static Wish buy(int trader, Pair pair, long value, int slackBps) {
        return new Wish(trader, OrderKind.BUY, false, pair.sell(), pair.buy(), less(value, -slackBps), value, false);
    }

    /** The same, fillable in parts. */
    Wish inParts() {
        return new Wish(trader, kind, true, sell, buy, sellValue, buyValue, rests);
    }

    /** Sells this value of the base token of a book, in parts, at so much more than it is worth. */
    static Wish ask(int trader, Pair pair, long value, int aboveBps) {
        return new Wish(trader, OrderKind.SELL, true, pair.sell(), pair.buy(), value, less(value, -aboveBps), true);
    }

    private static long less(long value, int bps) {
        return value - value / 10_000 * bps;
    }
}
