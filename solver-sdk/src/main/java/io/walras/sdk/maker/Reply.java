package io.walras.sdk.maker;

import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.RejectReason;
import java.util.List;

/** A maker's answer to a request. */
public sealed interface Reply {
    /**
     * Firm offers, of which one at most is ever taken: they are signed with one nonce, and the inventory keeps tokens for one.
     * Two sides of a two-way quote are alternatives, and so are the steps of a ladder.
     */
    record Firm(List<Offer> alternatives) implements Reply {
        public Firm {
            alternatives = List.copyOf(alternatives);
            if (alternatives.isEmpty() || alternatives.size() > MakerMessage.MAX_QUOTES) {
                throw new IllegalArgumentException("an answer has 1 to " + MakerMessage.MAX_QUOTES + " offers");
            }
        }
    }

    /** No offer, and why. */
    record Decline(RejectReason reason) implements Reply {}
}
