package io.walras.protocol.auction.packing;

import java.util.Arrays;
import java.util.List;

/** Makes prices prove their bound: none of the candidates may be worth more than it costs, and no price is higher than that takes. */
final class PriceRepair {
    private static final int SWEEPS = 6;

    private final DualPrices prices;
    private final List<Candidate> candidates;
    private final long[] slack;
    private final int[][] atKey;

    private PriceRepair(DualPrices prices, List<Candidate> candidates) {
        this.prices = prices;
        this.candidates = candidates;
        this.slack = new long[candidates.size()];
        this.atKey = atKey(candidates, prices.ofKey.length);
    }

    static void repair(DualPrices prices, List<Candidate> candidates) {
        PriceRepair repair = new PriceRepair(prices, candidates);
        repair.raise();
        repair.lower();
    }

    private void raise() {
        for (Candidate candidate : candidates) {
            long missing = -prices.slack(candidate);
            if (missing > 0) {
                int[] keys = candidate.keys();
                long share = (missing + keys.length - 1) / keys.length;
                for (int key : keys) {
                    prices.ofKey[key] += share;
                }
            }
        }
    }

    private void lower() {
        for (int i = 0; i < slack.length; i++) {
            slack[i] = prices.slack(candidates.get(i));
        }
        boolean lowered = true;
        for (int sweep = 0; sweep < SWEEPS && lowered; sweep++) {
            lowered = false;
            for (int i = 0; i < atKey.length; i++) {
                lowered |= lowerKey(sweep % 2 == 0 ? i : atKey.length - 1 - i);
            }
            lowered |= lowerPlace();
        }
    }

    private boolean lowerKey(int key) {
        long by = prices.ofKey[key];
        for (int i : atKey[key]) {
            by = Math.min(by, slack[i]);
        }
        if (by == 0) {
            return false;
        }
        prices.ofKey[key] -= by;
        for (int i : atKey[key]) {
            slack[i] -= by;
        }
        return true;
    }

    private boolean lowerPlace() {
        long by = Math.min(prices.ofPlace, Arrays.stream(slack).min().orElse(prices.ofPlace));
        if (by == 0) {
            return false;
        }
        prices.ofPlace -= by;
        for (int i = 0; i < slack.length; i++) {
            slack[i] -= by;
        }
        return true;
    }

    private static int[][] atKey(List<Candidate> candidates, int keys) {
        int[] count = new int[keys];
        for (Candidate candidate : candidates) {
            for (int key : candidate.keys()) {
                count[key]++;
            }
        }
        int[][] atKey = new int[keys][];
        for (int key = 0; key < keys; key++) {
            atKey[key] = new int[count[key]];
        }
        for (int i = candidates.size() - 1; i >= 0; i--) {
            for (int key : candidates.get(i).keys()) {
                atKey[key][--count[key]] = i;
            }
        }
        return atKey;
    }
}
