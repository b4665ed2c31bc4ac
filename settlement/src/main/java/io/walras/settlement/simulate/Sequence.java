package io.walras.settlement.simulate;

import java.util.List;

/** What a node makes of a request to simulate calls one after the other. */
sealed interface Sequence {
    /** How each call ended, in their order. */
    record Tried(List<Trial> trials) implements Sequence {
        public Tried {
            trials = List.copyOf(trials);
        }
    }

    /** No sensible answer to the request as a whole; which of its calls is to blame, or whether the node, is unknown. */
    record Refused(String words) implements Sequence {}

    /** The node does not know the method. */
    record Unknown() implements Sequence {}
}
