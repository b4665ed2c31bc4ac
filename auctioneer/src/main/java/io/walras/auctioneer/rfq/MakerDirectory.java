package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.MakerLedger;
import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.quality.MakerQuality;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/** What is published of the makers. */
public final class MakerDirectory {
    private final MakerLedger ledger;
    private final MakerFloor floor;
    private final Map<Address, String> names;
    private final InstantSource clock;

    /** {@code known}: the makers that the operator has named. */
    public MakerDirectory(MakerLedger ledger, MakerFloor floor, List<MakerSettings> known, InstantSource clock) {
        this.ledger = ledger;
        this.floor = floor;
        this.names = known.stream().collect(Collectors.toMap(MakerSettings::address, MakerSettings::name));
        this.clock = clock;
    }

    /** Every maker that has a name, was ever asked, or is here; ascending by address. */
    public CompletionStage<List<KnownMaker>> all() {
        return ledger.makerQuality().thenApply(quality -> {
            SortedSet<Address> makers = new TreeSet<>(names.keySet());
            makers.addAll(quality.records().keySet());
            floor.seats().forEach(seat -> makers.add(seat.maker()));
            return makers.stream().map(maker -> known(maker, quality)).toList();
        });
    }

    /** This maker; with the figures of a newcomer if nobody knows it. */
    public CompletionStage<KnownMaker> of(Address maker) {
        return ledger.makerQuality().thenApply(quality -> known(maker, quality));
    }

    private KnownMaker known(Address maker, MakerQuality quality) {
        return new KnownMaker(maker, names.get(maker), floor.isPresent(maker), quality.stats(maker, clock.millis()));
    }
}
