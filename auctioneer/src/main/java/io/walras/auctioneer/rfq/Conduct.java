package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.quality.MakerQuality;
import io.walras.protocol.rfq.quality.MakerStats;
import io.walras.protocol.wire.maker.Conduct.Restored;
import io.walras.protocol.wire.maker.Conduct.Restricted;
import java.time.InstantSource;
import java.util.TreeMap;

/** What is known of the makers' quality; tells those whose restriction begins or ends. Used by the hub alone. */
final class Conduct {
    private static final String RULE = "faults";

    private final MakerFloor floor;
    private final InstantSource clock;
    private final TreeMap<Address, Long> restricted = new TreeMap<>();
    private MakerQuality quality = MakerQuality.EMPTY;

    Conduct(MakerFloor floor, InstantSource clock) {
        this.floor = floor;
        this.clock = clock;
    }

    /** As far as it is known by now. */
    MakerQuality quality() {
        tellRestored();
        return quality;
    }

    void learn(MakerQuality known) {
        quality = known;
        tellRestored();
        quality.breaker().blocked(clock.millis()).forEach((maker, until) -> {
            if (!until.equals(restricted.put(maker, until))) {
                MakerStats stats = quality.stats(maker, clock.millis());
                String counts = stats.faults() + " faults among " + stats.outcomes() + " outcomes";
                floor.tell(maker, new Restricted(null, null, RULE, until, counts));
            }
        });
    }

    private void tellRestored() {
        long now = clock.millis();
        restricted.entrySet().removeIf(entry -> {
            boolean isOver = entry.getValue() <= now;
            if (isOver) {
                floor.tell(entry.getKey(), new Restored(null, null));
            }
            return isOver;
        });
    }
}
