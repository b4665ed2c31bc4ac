package io.walras.protocol.rfq.quality;

import io.walras.protocol.duty.DutyRecord;
import io.walras.protocol.rfq.quality.MakerRecord.End;
import java.util.List;

/**
 * A maker's figures at a time. Shares and weights are millionths, rounded down.
 *
 * @param requests that count
 * @param quoted of them, ended with quotes
 * @param declined of them, were declined at no cost
 * @param rejected of them, were declined for a reason that the maker could have avoided
 * @param invalid of them, were answered with quotes that were taken back or that nobody can take
 * @param late of them, had no answer in time
 * @param p50 milliseconds within which half of the answers came; 0 without answers
 * @param p99 the same of 99 in 100
 * @param selected quotes that were selected since the oldest request that counts
 * @param winRate selected ones to requests with quotes
 * @param divergence from the maker's own levels
 * @param outcomes selected quotes with an outcome that count for the fault rate
 * @param faults of them, were the maker's fault
 * @param weight how often it is asked where it could win
 * @param restrictedUntil unix milliseconds until which it is not asked; 0 if it may be asked
 */
public record MakerStats(
        long requests,
        long quoted,
        long declined,
        long rejected,
        long invalid,
        long late,
        long p50,
        long p99,
        long selected,
        int winRate,
        Divergence divergence,
        long outcomes,
        long faults,
        int weight,
        long restrictedUntil) {
    static MakerStats of(MakerRecord known, DutyRecord duty, long at) {
        long requests = known.requests().size();
        long rejected = known.ended(End.REJECTED);
        long invalid = known.ended(End.INVALID);
        long late = known.ended(End.LATE);
        long quoted = known.ended(End.QUOTED);
        Divergence divergence = Divergence.of(known.shortfalls());
        long selected = known.selectionsOfRequests();
        List<Long> times = known.answerTimes();
        return new MakerStats(
                requests,
                quoted,
                known.ended(End.DECLINED),
                rejected,
                invalid,
                late,
                within(times, 50),
                within(times, 99),
                selected,
                quoted == 0 ? 0 : (int) (selected * QualityRules.PARTS / quoted),
                divergence,
                duty.outcomes().size(),
                duty.faults(),
                weight(requests, rejected + invalid, late, divergence),
                duty.isBlocked(at) ? duty.blockedUntil() : 0);
    }

    /** Whether the maker may not be asked now. */
    public boolean isRestricted() {
        return restrictedUntil != 0;
    }

    private static int weight(long requests, long soft, long late, Divergence divergence) {
        long lost = requests == 0 ? 0 : (soft + late) * QualityRules.COST_OF_SHARE / requests;
        return (int) Math.max(QualityRules.LEAST_WEIGHT, QualityRules.PARTS - lost - divergence.cost());
    }

    /** The nearest rank. */
    private static long within(List<Long> ascending, int percent) {
        return ascending.isEmpty() ? 0 : ascending.get((ascending.size() * percent + 99) / 100 - 1);
    }
}
