package io.walras.auctioneer.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.http.javadsl.model.AttributeKey;

/**
 * The connections there are, and who may have one more. One network address never has more than its share. When every
 * place is taken, a connection has to go on which no request is under way: of the addresses that have most of them, the
 * one that has been waiting longest. So many connections that do nothing keep nobody out.
 */
final class Connections {
    /** The place of the connection on which a request came. */
    static final AttributeKey<Place> PLACE = AttributeKey.create("place", Place.class);

    private final int max;
    private final int maxPerAddress;
    private final InstantSource clock;
    private final Counter refused;
    private final Counter cut;
    private final Set<Place> places = new LinkedHashSet<>();
    private final Map<InetAddress, Integer> perAddress = new HashMap<>();

    Connections(int max, int maxPerAddress, InstantSource clock, MeterRegistry meters) {
        this.max = max;
        this.maxPerAddress = maxPerAddress;
        this.clock = clock;
        this.refused = meters.counter("walras.http.connections.refused");
        this.cut = meters.counter("walras.http.connections.cut");
        meters.gauge("walras.http.connections", this, Connections::count);
    }

    /** The place of one connection. */
    final class Place {
        private final InetAddress address;
        private final Runnable end;
        private boolean isServed;
        private long waitingSince = clock.millis();

        private Place(InetAddress address, Runnable end) {
            this.address = address;
            this.end = end;
        }

        /** A request is under way, or the connection is a stream. */
        void served() {
            synchronized (Connections.this) {
                isServed = true;
            }
        }

        /** The next request is waited for. */
        void waiting() {
            synchronized (Connections.this) {
                isServed = false;
                waitingSince = clock.millis();
            }
        }

        /** The connection is over. */
        void leave() {
            synchronized (Connections.this) {
                remove(this);
            }
        }

        private boolean isWaiting() {
            return !isServed;
        }

        private long waitingSince() {
            return waitingSince;
        }

        private int ofTheSameAddress() {
            return perAddress.getOrDefault(address, 0);
        }
    }

    /**
     * A place for a connection from this address, or nothing if it may not have one.
     *
     * @param end ends the connection; called at most once, and not before this method has returned its place
     */
    Optional<Place> enter(InetAddress address, Runnable end) {
        Place entered = new Place(address, end);
        Optional<Place> other;
        synchronized (this) {
            int has = entered.ofTheSameAddress();
            boolean isFull = places.size() >= max;
            other = isFull ? idlest(has) : Optional.empty();
            if (has >= maxPerAddress || (isFull && other.isEmpty())) {
                refused.increment();
                return Optional.empty();
            }
            other.ifPresent(this::remove);
            places.add(entered);
            perAddress.merge(address, 1, Integer::sum);
        }
        other.ifPresent(place -> {
            cut.increment();
            place.end.run();
        });
        return Optional.of(entered);
    }

    private synchronized int count() {
        return places.size();
    }

    /** Whose place somebody may take that has so many already; never that of one who has fewer. */
    private Optional<Place> idlest(int has) {
        return places.stream()
                .filter(Place::isWaiting)
                .filter(place -> place.ofTheSameAddress() > has)
                .max(Comparator.comparingInt(Place::ofTheSameAddress)
                        .thenComparing(
                                Comparator.comparingLong(Place::waitingSince).reversed()));
    }

    private void remove(Place place) {
        if (places.remove(place)) {
            perAddress.merge(place.address, -1, (now, less) -> now + less == 0 ? null : now + less);
        }
    }
}
