package io.walras.protocol.wire.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.Opening;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.EngineJson;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** What a solver says. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SolverMessage.Login.class, name = "login"),
    @JsonSubTypes.Type(value = SolverMessage.Resync.class, name = "resync"),
    @JsonSubTypes.Type(value = SolverMessage.Commit.class, name = "commit"),
    @JsonSubTypes.Type(value = SolverMessage.Pass.class, name = "pass"),
    @JsonSubTypes.Type(value = SolverMessage.Quoted.class, name = "quoted"),
    @JsonSubTypes.Type(value = SolverMessage.Open.class, name = "open")
})
public sealed interface SolverMessage {
    /**
     * Shows who the solver is; the first thing it says.
     *
     * @param payout where it wants what its settlements leave over
     * @param shadow whether it only wants to see how it would have done
     * @param signature of {@link io.walras.protocol.bid.SolverLogin} with the challenge of this connection
     */
    record Login(Address solver, Address payout, boolean shadow, Bytes signature) implements SolverMessage {
        public Login {
            Objects.requireNonNull(solver, "solver");
            Objects.requireNonNull(payout, "payout");
            Objects.requireNonNull(signature, "signature");
        }
    }

    /** Asks for a whole auction, because one was missed. */
    record Resync() implements SolverMessage {}

    /**
     * Commits to a bid.
     *
     * @param batch the hash that the auction was told with
     * @param commitment {@link Commitment#seal}
     */
    record Commit(long auctionId, Bytes32 batch, long sequence, Bytes32 commitment, boolean last, Bytes signature)
            implements SolverMessage {
        public Commit {
            Objects.requireNonNull(batch, "batch");
            Objects.requireNonNull(commitment, "commitment");
            Objects.requireNonNull(signature, "signature");
            if (auctionId < 0 || sequence < 0 || sequence >= Commitment.SEQUENCE_BOUND) {
                throw new IllegalArgumentException("auctionId is not negative, and sequence from 0 to below 2^53");
            }
        }

        /** The message that carries a signed commitment. */
        public static Commit of(SignedCommitment signed) {
            Commitment commitment = signed.commitment();
            return new Commit(
                    commitment.auctionId(),
                    commitment.batch(),
                    commitment.sequence(),
                    commitment.seal(),
                    commitment.last(),
                    signed.signature());
        }

        /** The commitment, of the solver that has logged in. */
        public SignedCommitment by(Address solver) {
            return new SignedCommitment(
                    new Commitment(auctionId, batch, solver, sequence, commitment, last), signature);
        }
    }

    /** Says that the solver does not bid in this auction, so that nobody waits for it. */
    record Pass(long auctionId) implements SolverMessage {}

    /**
     * Answers {@link AuctioneerMessage.Quote}.
     *
     * @param bid the body of a response to {@code POST /solve}, as text; without solutions if the solver has none
     */
    record Quoted(long question, String bid) implements SolverMessage {
        public Quoted {
            Objects.requireNonNull(bid, "bid");
        }
    }

    /**
     * Shows the bid of a commitment.
     *
     * @param bid the body of a response to {@code POST /solve}, as text; its UTF-8 bytes are what was sealed
     */
    record Open(long auctionId, long sequence, Bytes32 salt, String bid) implements SolverMessage {
        public Open {
            Objects.requireNonNull(salt, "salt");
            Objects.requireNonNull(bid, "bid");
        }

        /** The opening, of the solver that has logged in. */
        public Opening by(Address solver) {
            return new Opening(auctionId, solver, sequence, salt, Bytes.of(bid.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /**
     * Reads a message.
     *
     * @throws MalformedJsonException if it is none
     */
    static SolverMessage read(String text) {
        return EngineJson.read(text.getBytes(StandardCharsets.UTF_8), SolverMessage.class);
    }

    /** The text of the message. */
    default String text() {
        return new String(EngineJson.write(this), StandardCharsets.UTF_8);
    }
}
