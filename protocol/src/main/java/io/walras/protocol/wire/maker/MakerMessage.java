package io.walras.protocol.wire.maker;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.rfq.MakerLogin;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a maker says. Times are unix milliseconds. */
public sealed interface MakerMessage {
    /** Steps of one side of a ladder. */
    int MAX_LEVELS = 64;

    /** Changes of one delta. */
    int MAX_CHANGES = 128;

    /** Pairs that one maker quotes. */
    int MAX_PAIRS = 200;

    /** Quotes in one answer. */
    int MAX_QUOTES = 16;

    /**
     * Shows who the maker is; the first thing it says.
     *
     * @param signer whose key signs; the maker itself, or a signer of the maker's vault
     * @param signature of {@link MakerLogin} with the challenge of this connection, by the signer's key
     * @param instanceId names the process; a newer login of the same instance ends the older
     * @param clientVersion for the auctioneer's log
     */
    record Login(Address maker, Address signer, Bytes signature, String instanceId, String clientVersion)
            implements MakerMessage {
        public Login {
            Objects.requireNonNull(maker, "maker");
            Objects.requireNonNull(signer, "signer");
            Objects.requireNonNull(signature, "signature");
            Bounds.text(instanceId, Bounds.NAME, "instanceId");
            Bounds.text(clientVersion, Bounds.NAME, "clientVersion");
        }
    }

    /**
     * Asks for the rows of {@code executions} after this one; they follow, and the new ones after them.
     *
     * @param executions the number of the last row that was dealt with; 0 for all that are kept
     */
    record Resume(long executions) implements MakerMessage {
        public Resume {
            Bounds.notNegative(executions, "executions");
        }
    }

    /**
     * Has all open orders of the maker cancelled when this session ends, however it ends, or no longer.
     *
     * @param enabled whether it is to be so from now on
     */
    record CancelOnDisconnect(@JsonProperty(required = true) boolean enabled) implements MakerMessage {}

    /** Wants a {@link HubMessage.Pong}, and shows that the maker is there. */
    record Ping(long ts) implements MakerMessage {}

    /** Says which pairs the maker quotes, in the place of those before. */
    record SetUniverse(List<PairTerms> pairs) implements MakerMessage {
        public SetUniverse {
            pairs = Bounds.list(pairs, MAX_PAIRS, "pairs");
        }
    }

    /** Asks which pairs were accepted. */
    record GetUniverse() implements MakerMessage {}

    /**
     * The whole indicative ladder of a pair, best price first on each side.
     *
     * @param seq counts the updates of this pair; greater than that of the one before
     * @param asOf when the maker made it
     * @param validForMs how long after the latest update the ladder counts
     * @param bids at which the maker buys the base token
     * @param asks at which it sells
     */
    record LevelsSnapshot(
            Address base,
            Address quote,
            long seq,
            long asOf,
            long validForMs,
            List<LevelJson> bids,
            List<LevelJson> asks)
            implements MakerMessage {
        public LevelsSnapshot {
            PairTerms.requirePair(base, quote);
            Bounds.notNegative(seq, "seq");
            Bounds.notNegative(asOf, "asOf");
            Bounds.positive(validForMs, "validForMs");
            bids = Bounds.list(bids, MAX_LEVELS, "bids");
            asks = Bounds.list(asks, MAX_LEVELS, "asks");
        }
    }

    /**
     * How the ladder of a pair differs from the update before.
     *
     * @param prevSeq the number of that update; if it is another one, a snapshot is asked for
     */
    record LevelsDelta(Address base, Address quote, long prevSeq, long seq, long asOf, List<LevelChange> changes)
            implements MakerMessage {
        public LevelsDelta {
            PairTerms.requirePair(base, quote);
            Bounds.notNegative(prevSeq, "prevSeq");
            Bounds.notNegative(asOf, "asOf");
            if (seq <= prevSeq) {
                throw new IllegalArgumentException("seq is not greater than prevSeq");
            }
            changes = Bounds.list(changes, MAX_CHANGES, "changes");
        }
    }

    /** Takes the ladder of a pair away, or all ladders if neither token is named. */
    record LevelsClear(@Nullable Address base, @Nullable Address quote, String reason) implements MakerMessage {
        public LevelsClear {
            if ((base == null) != (quote == null)) {
                throw new IllegalArgumentException("a pair has two tokens");
            }
            Bounds.text(reason, Bounds.DETAIL, "reason");
        }
    }

    /** Answers a request with firm quotes. Those with the same nonce are alternatives. */
    record Answer(String rfqId, List<QuoteJson> quotes) implements MakerMessage {
        public Answer {
            Bounds.text(rfqId, Bounds.NAME, "rfqId");
            quotes = Bounds.list(quotes, MAX_QUOTES, "quotes");
            if (quotes.isEmpty()) {
                throw new IllegalArgumentException("quotes is empty");
            }
        }
    }

    /** Answers a request with no quote. */
    record Reject(String rfqId, RejectReason reason) implements MakerMessage {
        public Reject {
            Bounds.text(rfqId, Bounds.NAME, "rfqId");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Takes a quote back; possible until the auction is cut. */
    record Revoke(Bytes32 quoteHash) implements MakerMessage {
        public Revoke {
            Objects.requireNonNull(quoteHash, "quoteHash");
        }
    }
}
