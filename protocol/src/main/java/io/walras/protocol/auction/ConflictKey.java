package io.walras.protocol.auction;

import io.walras.protocol.rfq.MakerNonce;

/** What only one winner of an auction can have. Ordered: pairs before nonces, so that every list of keys is the same. */
public sealed interface ConflictKey extends Comparable<ConflictKey> {
    /** A directed pair, which trades at one rate. */
    record Pair(DirectedPair pair) implements ConflictKey {}

    /** A nonce of a maker, which one take uses up: a second winner with a quote of it would revert. */
    record QuoteNonce(MakerNonce nonce) implements ConflictKey {}

    @Override
    default int compareTo(ConflictKey other) {
        return switch (this) {
            case Pair(var own) ->
                switch (other) {
                    case Pair(var others) -> own.compareTo(others);
                    case QuoteNonce ignored -> -1;
                };
            case QuoteNonce(var own) ->
                switch (other) {
                    case Pair ignored -> 1;
                    case QuoteNonce(var others) -> own.compareTo(others);
                };
        };
    }
}
