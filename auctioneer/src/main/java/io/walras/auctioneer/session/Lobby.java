package io.walras.auctioneer.session;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The connections on which nobody has shown yet who it is. There is always room for one more: beyond the bound, the oldest
 * one goes of the network address that has the most. Not safe to use from many threads.
 *
 * @param <G> a connection
 */
public final class Lobby<G> {
    private final int places;
    private final Map<G, InetAddress> guests = new LinkedHashMap<>();
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();

    /** A lobby for so many. */
    public Lobby(int places) {
        this.places = places;
    }

    /** Takes a connection in; who has to go for it, if somebody has. */
    public Optional<G> enter(InetAddress from, G guest) {
        guests.put(guest, from);
        perAddress.merge(from, 1, Integer::sum);
        if (guests.size() <= places) {
            return Optional.empty();
        }
        int most =
                perAddress.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        G leaving = guests.entrySet().stream()
                .filter(entry -> perAddress.getOrDefault(entry.getValue(), 0) == most)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        leave(leaving);
        return Optional.of(leaving);
    }

    /** The connection has gone, or has shown who it is. */
    public void leave(G guest) {
        InetAddress from = guests.remove(guest);
        if (from != null) {
            perAddress.computeIfPresent(from, (address, count) -> count > 1 ? count - 1 : null);
        }
    }
}
