package io.walras.protocol.rfq.levels;

import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a maker has streamed of one pair. Times are unix milliseconds of the one who listens.
 *
 * @param seq number of the last message that was taken; 0 before the first
 * @param heardAt when that was
 * @param validMillis how long after that the levels may be used
 * @param needsSnapshot whether changes make no sense until a whole ladder comes
 */
public record LevelFeed(long seq, long heardAt, long validMillis, Ladder ladder, boolean needsSnapshot) {
    private static final long NEVER = -1;

    /** What a message did to the feed. */
    public sealed interface Heard {
        LevelFeed feed();
    }

    /** It was taken. */
    public record Taken(LevelFeed feed) implements Heard {}

    /** It was not, and what is left of the feed. */
    public record Refused(LevelFeed feed, LevelFault fault) implements Heard {}

    /** Before the maker has said anything. */
    public static LevelFeed silent(Address base, Address quote) {
        return new LevelFeed(0, NEVER, 0, Ladder.empty(base, quote), true);
    }

    /**
     * A whole ladder was heard.
     *
     * @param number greater than that of any message before
     * @param validForMillis how long the maker says it is good for
     */
    public Heard snapshot(long number, Ladder whole, long validForMillis, long at, FeedRules rules) {
        if (isTooFast(at, rules)) {
            return new Refused(this, LevelFault.TooFast);
        }
        if (number <= seq) {
            return new Refused(without(), LevelFault.SequenceGap);
        }
        return taken(number, whole, at, Math.min(validForMillis, rules.staleMillis()), rules);
    }

    /**
     * Changes were heard: steps that are new or have another size, those of size 0 to be taken away. They confirm the
     * others.
     *
     * @param previous number of the message that they change
     */
    public Heard delta(
            long previous, long number, List<LadderStep> bids, List<LadderStep> asks, long at, FeedRules rules) {
        if (isTooFast(at, rules)) {
            return new Refused(this, LevelFault.TooFast);
        }
        if (needsSnapshot || previous != seq || number <= seq) {
            return new Refused(without(), LevelFault.SequenceGap);
        }
        Ladder changed = new Ladder(
                ladder.base(),
                ladder.quote(),
                changed(ladder.bids(), bids, (one, other) -> other.comparePrice(one)),
                changed(ladder.asks(), asks, LadderStep::comparePrice));
        boolean priced =
                bids.stream().allMatch(LadderStep::isPriced) && asks.stream().allMatch(LadderStep::isPriced);
        return priced ? taken(number, changed, at, validMillis, rules) : new Refused(without(), LevelFault.ZeroAmount);
    }

    /** The maker takes its levels away. */
    public LevelFeed cleared() {
        return without();
    }

    /** The levels, if they may be used at this time. */
    public Optional<Ladder> at(long now) {
        return now - heardAt < validMillis && !ladder.isEmpty() ? Optional.of(ladder) : Optional.empty();
    }

    private boolean isTooFast(long at, FeedRules rules) {
        return heardAt != NEVER && at - heardAt < rules.minIntervalMillis();
    }

    private Heard taken(long number, Ladder next, long at, long valid, FeedRules rules) {
        Optional<LevelFault> fault = next.fault(rules.maxSteps());
        return fault.isPresent()
                ? new Refused(without(), fault.get())
                : new Taken(new LevelFeed(number, at, valid, next, false));
    }

    private LevelFeed without() {
        return new LevelFeed(seq, heardAt, 0, Ladder.empty(ladder.base(), ladder.quote()), true);
    }

    private static List<LadderStep> changed(
            List<LadderStep> before, List<LadderStep> changes, Comparator<LadderStep> bestFirst) {
        List<LadderStep> steps = new ArrayList<>(before);
        for (LadderStep change : changes) {
            steps.removeIf(step -> step.isPriced() && change.isPriced() && step.comparePrice(change) == 0);
            if (!change.size().isZero()) {
                steps.add(change);
            }
        }
        steps.sort(bestFirst);
        return steps;
    }
}
