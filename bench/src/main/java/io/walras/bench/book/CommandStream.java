package io.walras.bench.book;

import java.util.Random;

/**
 * Commands for a book, the same for every book that is given them: first so many placements, then a steady mix of 9 %
 * placements, 9 % cancellations and 82 % moves. Bids stay below the middle price and asks above it, so nothing crosses.
 * Distances from the middle are bell-shaped, and a move goes to a price that is drawn the same way.
 */
final class CommandStream {
    private static final int OWNERS = 1_000;
    private static final long MIDDLE = 1_000_000;

    private final Random random = new Random(101_572_685);
    private final double spread;
    private final long[] live;
    private final boolean[] bid;
    private final long[] lots;
    private long nextId = 1;

    /** A stream that keeps so many orders alive. */
    CommandStream(int live) {
        this.live = new long[live];
        this.bid = new boolean[live];
        this.lots = new long[live];
        this.spread = 40 * Math.sqrt(live);
    }

    /** Where commands go. */
    interface Target {
        void place(long id, long owner, boolean bid, long price, long lots);

        void cancel(long id, long owner);

        void move(long id, long owner, boolean bid, long price, long lots);
    }

    /** The placements that fill the book. */
    Commands fill() {
        Commands commands = new Commands(live.length);
        for (int i = 0; i < live.length; i++) {
            place(commands, i);
        }
        return commands;
    }

    /** The mix that follows. */
    Commands steady(int count) {
        Commands commands = new Commands(count);
        while (commands.hasRoomFor(2)) {
            int i = random.nextInt(live.length);
            if (random.nextInt(91) < 9) {
                commands.cancel(live[i], owner(live[i]));
                place(commands, i);
            } else {
                commands.move(live[i], owner(live[i]), bid[i], price(bid[i]), lots[i]);
            }
        }
        return commands;
    }

    private void place(Commands commands, int i) {
        live[i] = nextId++;
        bid[i] = random.nextBoolean();
        lots[i] = random.nextInt(1, 1_001);
        commands.place(live[i], owner(live[i]), bid[i], price(bid[i]), lots[i]);
    }

    private static long owner(long id) {
        return 1 + id % OWNERS;
    }

    private long price(boolean isBid) {
        long distance = 1 + Math.min((long) Math.abs(random.nextGaussian() * spread), MIDDLE / 2);
        return isBid ? MIDDLE - distance : MIDDLE + distance;
    }
}
