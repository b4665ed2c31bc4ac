package io.walras.examples.demo;

import io.walras.protocol.intent.OrderKind;

/**
 * What a trader wants, before it is priced in atoms and signed.
 *
 * @param trader index of the account
 * @param sellValue what is sold, or the most to pay, in millionths of a dollar
 * @param buyValue what is bought, or the least to receive, in millionths of a dollar
 */
record Wish(
        int trader, OrderKind kind, boolean partiallyFillable, String sell, String buy, long sellValue, long buyValue) {

    /** Two tokens by symbol, and which of them is sold. */
    record Pair(String sell, String buy) {
        Pair opposite() {
            return new Pair(buy, sell);
        }
    }

    /** Sells exactly this value for at least what {@code slackBps} leaves of it. */
    static Wish sell(int trader, Pair pair, long value, int slackBps) {
        return new Wish(trader, OrderKind.SELL, false, pair.sell(), pair.buy(), value, less(value, slackBps));
    }

    /** Buys exactly this value for at most {@code slackBps} more. */
    static Wish buy(int trader, Pair pair, long value, int slackBps) {
        return new Wish(trader, OrderKind.BUY, false, pair.sell(), pair.buy(), less(value, -slackBps), value);
    }

    /** The same, fillable in parts. */
    Wish inParts() {
        return new Wish(trader, kind, true, sell, buy, sellValue, buyValue);
    }

    private static long less(long value, int bps) {
        return value - value / 10_000 * bps;
    }
}
