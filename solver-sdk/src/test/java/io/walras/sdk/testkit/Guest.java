package io.walras.sdk.testkit;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.protocol.wire.session.AuctioneerMessage;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/** A connection of a solver. Used on the auctioneer's thread alone. */
final class Guest {
    final WebSocket socket;
    final Bytes32 challenge;
    volatile @Nullable Address solver;
    long sequence;
    private @Nullable AuctionJson last;

    Guest(WebSocket socket, Bytes32 challenge) {
        this.socket = socket;
        this.challenge = challenge;
    }

    boolean is(Address other) {
        return solver != null && solver.equals(other);
    }

    void say(AuctioneerMessage message) {
        say(message.text());
    }

    /** Says why, and ends the connection. */
    void end(String errorType, String description) {
        say(new AuctioneerMessage.Refused(errorType, description, true));
        socket.close();
    }

    void say(String text) {
        if (socket.isOpen()) {
            socket.send(text);
        }
    }

    /** Tells of an auction as a delta to the one before, or as a whole if there was none. */
    void tell(Round round) {
        AuctionJson auction = round.recorded().auction();
        AuctionJson before = last;
        last = auction;
        sequence++;
        say(round.message(
                sequence,
                before == null ? auction : null,
                before == null ? null : AuctionDelta.between(before, auction)));
    }

    void tellWhole(Round round) {
        last = null;
        tell(round);
    }
}
