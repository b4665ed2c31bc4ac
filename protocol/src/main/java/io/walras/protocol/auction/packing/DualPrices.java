package io.walras.protocol.auction.packing;

import java.util.Arrays;

/**
 * Prices of the keys, and of a place where the number of items is limited. If no candidate is worth more than its keys and
 * its place cost, then no set is worth more than everything costs: that is the bound. All in units, none negative.
 */
final class DualPrices {
    final long[] ofKey;
    final int places;
    long ofPlace;

    /** Prices of zero. */
    DualPrices(int keys, int places) {
        this.ofKey = new long[keys];
        this.places = places;
    }

    private DualPrices(long[] ofKey, int places, long ofPlace) {
        this.ofKey = ofKey;
        this.places = places;
        this.ofPlace = ofPlace;
    }

    DualPrices copy() {
        return new DualPrices(ofKey.clone(), places, ofPlace);
    }

    /** What these prices say of the rest once a candidate is taken. */
    DualPrices after(Candidate taken) {
        DualPrices rest = new DualPrices(ofKey.clone(), isLimited() ? places - 1 : places, ofPlace);
        for (int key : taken.keys()) {
            rest.ofKey[key] = 0;
        }
        return rest;
    }

    /** What these prices say of the rest once a key is given up. */
    DualPrices without(int key) {
        DualPrices rest = copy();
        rest.ofKey[key] = 0;
        return rest;
    }

    boolean isLimited() {
        return places != Integer.MAX_VALUE;
    }

    /** What everything costs. */
    long bound() {
        return Arrays.stream(ofKey).sum() + (isLimited() ? places * ofPlace : 0);
    }

    /** By how much the candidate costs more than it is worth. */
    long slack(Candidate candidate) {
        long slack = ofPlace - candidate.units();
        for (int key : candidate.keys()) {
            slack += ofKey[key];
        }
        return slack;
    }
}
