package io.walras.protocol.intent;

import java.util.Comparator;
import java.util.List;

/**
 * {@link SignedTimes} for a snapshot.
 *
 * @param forgotten unix milliseconds of the latest that was forgotten
 */
public record RememberedTimes(List<Time> last, long forgotten) {
    public RememberedTimes {
        last = List.copyOf(last);
    }

    /** When an owner signed what it said last about a topic, in unix milliseconds. */
    public record Time(Topic topic, long signedAt) {}

    /** What can be said. */
    public enum Kind {
        CANCELLATION,
        SWITCH
    }

    /** Messages of one topic supersede each other. */
    public record Topic(OrderScope scope, Kind kind) implements Comparable<Topic> {
        private static final Comparator<Topic> ORDER =
                Comparator.comparing(Topic::scope).thenComparing(Topic::kind);

        /** All mass cancellations of an owner. */
        static Topic cancellations(OrderScope scope) {
            return new Topic(OrderScope.all(scope.owner()), Kind.CANCELLATION);
        }

        /** What is said about the switch of the scope. */
        static Topic switchOf(OrderScope scope) {
            return new Topic(scope, Kind.SWITCH);
        }

        @Override
        public int compareTo(Topic other) {
            return ORDER.compare(this, other);
        }
    }
}
