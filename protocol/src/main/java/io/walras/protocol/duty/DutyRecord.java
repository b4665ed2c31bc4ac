package io.walras.protocol.duty;

import java.util.ArrayList;
import java.util.List;

/**
 * A solver's outcomes and what the breaker makes of them. Times are unix milliseconds.
 *
 * @param outcomes in the window of the latest one, oldest first
 * @param level how often it was kept out, less what clean runs took back, at most {@link BreakerRules#MAX_LEVEL} + 1
 * @param cleanRun settlements since the last fault or the last level taken back
 * @param blockedUntil bids before this are refused; 0 if it was never kept out
 */
public record DutyRecord(List<Outcome> outcomes, int level, int cleanRun, long blockedUntil) {
    /** A solver without history. */
    public static final DutyRecord CLEAN = new DutyRecord(List.of(), 0, 0, 0);

    /** A final settlement or a fault. */
    public record Outcome(long at, boolean isFault) {}

    public DutyRecord {
        outcomes = List.copyOf(outcomes);
    }

    /** The record after a settlement became final. */
    public DutyRecord settled(long at) {
        int run = cleanRun + 1;
        boolean takesBack = run >= BreakerRules.CLEAN_RUN && level > 0;
        return new DutyRecord(
                with(new Outcome(at, false)), takesBack ? level - 1 : level, takesBack ? 0 : run, blockedUntil);
    }

    /**
     * The record after a fault. A fault of a solver that is kept out already, of an award from before, lets its time
     * begin anew and does not double it.
     */
    public DutyRecord faulted(long at) {
        List<Outcome> next = with(new Outcome(at, true));
        if (isBlocked(at)) {
            long anew = at + BreakerRules.blockMillis(Math.max(0, level - 1));
            return new DutyRecord(next, level, 0, Math.max(blockedUntil, anew));
        }
        long faults = next.stream().filter(Outcome::isFault).count();
        return BreakerRules.isTooMany(faults, next.size())
                ? new DutyRecord(
                        next, Math.min(level + 1, BreakerRules.MAX_LEVEL + 1), 0, at + BreakerRules.blockMillis(level))
                : new DutyRecord(next, level, 0, blockedUntil);
    }

    /** Whether its bids are refused at this time. */
    public boolean isBlocked(long at) {
        return at < blockedUntil;
    }

    /** Faults among the outcomes. */
    public long faults() {
        return outcomes.stream().filter(Outcome::isFault).count();
    }

    private List<Outcome> with(Outcome latest) {
        List<Outcome> kept = new ArrayList<>(outcomes.stream()
                .filter(outcome -> outcome.at() > latest.at() - BreakerRules.WINDOW_MILLIS)
                .toList());
        kept.add(latest);
        return kept.subList(Math.max(0, kept.size() - BreakerRules.WINDOW), kept.size());
    }
}
