package io.walras.protocol.rfq.quality;

import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.Breaker;
import io.walras.protocol.rfq.MakerAnswer;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The quality of all makers: a fold over what the journal tells. Faults are counted as those of solvers are, by the same
 * {@link Breaker}: too many keep a maker from being asked for a while. A quote whose fate is unknown, and one that failed
 * by nobody's fault, counts neither way.
 *
 * @param records by maker that was asked
 * @param breaker which makers are not asked because of their faults
 */
public record MakerQuality(SortedMap<Address, MakerRecord> records, Breaker breaker) {
    /** Without history. */
    public static final MakerQuality EMPTY = new MakerQuality(new TreeMap<>(), Breaker.EMPTY);

    public MakerQuality {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    /** After a request was answered, or not, and the auction was cut at this unix millisecond. */
    public MakerQuality answered(MakerAnswer answer, long at) {
        return with(answer.maker(), known -> known.answered(answer, at));
    }

    /** After a quote of the maker was selected. */
    public MakerQuality selected(Address maker, long at) {
        return with(maker, known -> known.selected(at));
    }

    /** After a settlement with a quote of the maker became final. */
    public MakerQuality settled(Address maker, long at) {
        return new MakerQuality(records, breaker.settled(maker, at));
    }

    /** After a settlement failed because the maker did not keep its quote. */
    public MakerQuality faulted(Address maker, long at) {
        return new MakerQuality(records, breaker.faulted(maker, at));
    }

    /** The maker's figures at this time. */
    public MakerStats stats(Address maker, long at) {
        return MakerStats.of(records.getOrDefault(maker, MakerRecord.EMPTY), breaker.of(maker), at);
    }

    private MakerQuality with(Address maker, UnaryOperator<MakerRecord> change) {
        SortedMap<Address, MakerRecord> next = new TreeMap<>(records);
        next.put(maker, change.apply(next.getOrDefault(maker, MakerRecord.EMPTY)));
        return new MakerQuality(next, breaker);
    }
}
