package io.walras.protocol.auction.packing;

import java.util.Arrays;
import java.util.List;

/**
 * Looks for prices with a lower bound by subgradient steps (Held, Wolfe and Crowder; the step length is Polyak's, with
 * momentum). A key that more candidates want at its price than can have it gets dearer, one that nobody wants cheaper.
 * What it finds is only a good guess, so it may round as it likes; {@link PriceRepair} makes a proof of it.
 */
final class PriceDescent {
    /** Directions and step lengths are counted in this part of one. */
    private static final int ONE = 16;

    /** How much of the previous direction is kept, in parts of {@link #ONE}. */
    private static final int MOMENTUM = 11;

    /** Wanted more often than that is wanted often; bounds all products. */
    private static final int MOST_WANTED = 15;

    /** Steps without progress before they get shorter. */
    private static final int PATIENCE = 8;

    private final DualPrices prices;
    private final List<Candidate> candidates;
    private final long[] worth;
    private final long[] sorted;
    private final long[] direction;
    private final int[] free;

    private PriceDescent(DualPrices prices, List<Candidate> candidates) {
        this.prices = prices;
        this.candidates = candidates;
        this.worth = new long[candidates.size()];
        this.sorted = new long[candidates.size()];
        this.direction = new long[prices.ofKey.length];
        this.free = new int[prices.ofKey.length];
    }

    /**
     * Improves the prices in at most {@code passes} passes over the candidates; stops when their bound is as low as
     * {@code target}.
     *
     * @return passes made
     */
    static int improve(DualPrices prices, List<Candidate> candidates, int passes, long target) {
        return new PriceDescent(prices, candidates).improve(passes, target);
    }

    private int improve(int passes, long target) {
        DualPrices best = prices.copy();
        long lowest = Long.MAX_VALUE;
        long step = ONE;
        int stalled = 0;
        int pass = 0;
        while (pass < passes && step > 0) {
            pass++;
            long bound = relaxedBound();
            if (bound < lowest) {
                stalled = lowest == Long.MAX_VALUE || lowest - bound > (lowest - target) >> 8 ? 0 : stalled + 1;
                lowest = bound;
                best = prices.copy();
            } else {
                stalled++;
            }
            if (bound <= target) {
                break;
            }
            if (stalled >= PATIENCE) {
                step /= 2;
                stalled = 0;
                restore(best);
                Arrays.fill(direction, 0);
            } else if (!move(step, bound - target)) {
                break;
            }
        }
        restore(best);
        return pass;
    }

    private void restore(DualPrices from) {
        System.arraycopy(from.ofKey, 0, prices.ofKey, 0, direction.length);
        prices.ofPlace = from.ofPlace;
    }

    /** The bound at these prices if every candidate that is worth more than it costs gets the difference on top. */
    private long relaxedBound() {
        prices.ofPlace = 0;
        for (int i = 0; i < worth.length; i++) {
            worth[i] = -prices.slack(candidates.get(i));
        }
        prices.ofPlace = placePrice();
        long bound = prices.bound();
        Arrays.fill(free, 1);
        for (int i = 0; i < worth.length; i++) {
            if (worth[i] > prices.ofPlace) {
                bound += worth[i] - prices.ofPlace;
                for (int key : candidates.get(i).keys()) {
                    free[key]--;
                }
            }
        }
        return bound;
    }

    /** The price at which no more candidates want a place than there are. */
    private long placePrice() {
        if (!prices.isLimited() || worth.length <= prices.places) {
            return 0;
        }
        System.arraycopy(worth, 0, sorted, 0, worth.length);
        Arrays.sort(sorted);
        return Math.max(0, sorted[sorted.length - 1 - prices.places]);
    }

    /** Moves against the direction in which the bound grows; false if there is none. */
    private boolean move(long step, long excess) {
        long norm = 0;
        for (int key = 0; key < free.length; key++) {
            boolean isFreeForNothing = prices.ofKey[key] == 0 && free[key] > 0;
            long gradient = isFreeForNothing ? 0 : Math.max(free[key], -MOST_WANTED);
            direction[key] = gradient * ONE + direction[key] * MOMENTUM / ONE;
            norm += direction[key] * direction[key];
        }
        if (norm == 0) {
            return false;
        }
        for (int key = 0; key < free.length; key++) {
            long factor = step * direction[key];
            long change = excess / norm * factor + excess % norm * factor / norm;
            prices.ofKey[key] = Math.max(0, prices.ofKey[key] - change);
        }
        return true;
    }
}
