package io.walras.protocol.auction;

/** What only one winner of an auction can have. */
public sealed interface ConflictKey extends Comparable<ConflictKey> {
    /** A directed pair, which trades at one rate. */
    record Pair(DirectedPair pair) implements ConflictKey {}

    @Override
    default int compareTo(ConflictKey other) {
        return switch (this) {
            case Pair(var own) ->
                switch (other) {
                    case Pair(var others) -> own.compareTo(others);
                };
        };
    }
}
