package io.walras.auctioneer.book.stream;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/** How many streams there are, in all and from each network address. Safe to use from many threads. */
public final class Seats {
    private final int places;
    private final int placesPerAddress;
    private final Map<InetAddress, Integer> taken = new HashMap<>();
    private int all;

    public Seats(int places, int placesPerAddress) {
        this.places = places;
        this.placesPerAddress = placesPerAddress;
    }

    /** Takes a place for a stream to this address, to be given back once; false if there is none. */
    public synchronized boolean take(InetAddress address) {
        int here = taken.getOrDefault(address, 0);
        if (all == places || here == placesPerAddress) {
            return false;
        }
        all++;
        taken.put(address, here + 1);
        return true;
    }

    /** How many places are taken. */
    public synchronized int taken() {
        return all;
    }

    /** The stream is over. */
    public synchronized void giveBack(InetAddress address) {
        all--;
        taken.computeIfPresent(address, (same, here) -> here > 1 ? here - 1 : null);
    }
}
