package io.walras.protocol.duty;

import io.walras.protocol.chain.Address;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps solvers with too many faults out for a while. What it says follows from the outcomes it was told and their
 * times alone; nobody's fault and unknown are no outcomes and are never told.
 *
 * @param records by solver with an outcome
 */
public record Breaker(SortedMap<Address, DutyRecord> records) {
    /** Without history. */
    public static final Breaker EMPTY = new Breaker(new TreeMap<>());

    public Breaker {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    /** After a settlement of the solver became final, at this unix millisecond. */
    public Breaker settled(Address solver, long at) {
        return with(solver, of(solver).settled(at));
    }

    /** After a fault of the solver, at this unix millisecond. */
    public Breaker faulted(Address solver, long at) {
        return with(solver, of(solver).faulted(at));
    }

    /** What is known of the solver. */
    public DutyRecord of(Address solver) {
        return records.getOrDefault(solver, DutyRecord.CLEAN);
    }

    /** The solvers whose bids are refused at this unix millisecond, and the one from which on they are taken again. */
    public SortedMap<Address, Long> blocked(long at) {
        SortedMap<Address, Long> blocked = new TreeMap<>();
        records.forEach((solver, known) -> {
            if (known.isBlocked(at)) {
                blocked.put(solver, known.blockedUntil());
            }
        });
        return blocked;
    }

    private Breaker with(Address solver, DutyRecord changed) {
        SortedMap<Address, DutyRecord> next = new TreeMap<>(records);
        next.put(solver, changed);
        return new Breaker(next);
    }
}
