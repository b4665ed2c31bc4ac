package io.walras.protocol.wire.session;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.engine.NotificationJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the auctioneer says to a solver. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AuctioneerMessage.Challenge.class, name = "challenge"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Welcome.class, name = "welcome"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Standing.class, name = "standing"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Auction.class, name = "auction"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Quote.class, name = "quote"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Receipt.class, name = "receipt"),
    @JsonSubTypes.Type(value = AuctioneerMessage.OpenNow.class, name = "openNow"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Opened.class, name = "opened"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Verdict.class, name = "verdict"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Notify.class, name = "notify"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Awarded.class, name = "awarded"),
    @JsonSubTypes.Type(value = AuctioneerMessage.Refused.class, name = "refused")
})
public sealed interface AuctioneerMessage {
    /**
     * The first thing a connection hears.
     *
     * @param challenge to be signed with {@link io.walras.protocol.bid.SolverLogin}
     * @param domain in which all signatures of this connection are made
     */
    record Challenge(Bytes32 challenge, DomainJson domain) implements AuctioneerMessage {
        public Challenge {
            Objects.requireNonNull(challenge, "challenge");
            Objects.requireNonNull(domain, "domain");
        }
    }

    /**
     * The login holds.
     *
     * @param shadow whether the solver's bids are ranked but cannot win
     * @param shadowReason why; null if they can win
     * @param auctioneer who signs receipts and awards
     * @param maxBidBytes the largest bid
     * @param heartbeatMillis the connection is given up when it has been silent for thrice as long
     * @param limits what bids may hold
     */
    record Welcome(
            Address solver,
            boolean shadow,
            @Nullable ShadowReason shadowReason,
            Address auctioneer,
            int maxBidBytes,
            long heartbeatMillis,
            BidLimits limits)
            implements AuctioneerMessage {
        public Welcome {
            Objects.requireNonNull(solver, "solver");
            requireReason(shadow, shadowReason);
            Objects.requireNonNull(auctioneer, "auctioneer");
            Objects.requireNonNull(limits, "limits");
        }
    }

    /**
     * From the next auction on the solver takes part as something else than it was told before.
     *
     * @param shadow whether its bids are ranked but cannot win
     * @param shadowReason why; null if they can win
     */
    record Standing(boolean shadow, @Nullable ShadowReason shadowReason) implements AuctioneerMessage {
        public Standing {
            requireReason(shadow, shadowReason);
        }
    }

    /** Why a solver is a shadow; the name of a constant is its stable name on the wire. */
    enum ShadowReason {
        /** It has logged in as one. */
        Asked,
        /** The registry does not know it. */
        NotRegistered,
        /** Its bond, without what it is withdrawing, is below the registry's minimum. */
        BondTooSmall,
        /** As many solvers as the auctioneer has places for are here. */
        NoPlace
    }

    /**
     * An auction begins. Times are unix milliseconds.
     *
     * @param sequence one more than that of the message before; a solver that misses one asks to resync
     * @param batch the batch's hash, to be named in commitments
     * @param sentAt when the auctioneer sent this
     * @param closesAt the last moment, inclusive, at which a commitment must be there
     * @param opensUntil the last moment, inclusive, at which an opening must be there
     * @param snapshot the whole auction; null if {@code delta} is there
     * @param delta what is different from the auction before; null if {@code snapshot} is there
     * @param terms what the batch has besides, so that its hash and scores can be recomputed
     */
    record Auction(
            long sequence,
            Bytes32 batch,
            long sentAt,
            long closesAt,
            long opensUntil,
            @Nullable AuctionJson snapshot,
            @Nullable AuctionDelta delta,
            BatchTerms terms)
            implements AuctioneerMessage {
        public Auction {
            Objects.requireNonNull(batch, "batch");
            Objects.requireNonNull(terms, "terms");
            if ((snapshot == null) == (delta == null)) {
                throw new IllegalArgumentException("an auction is either a snapshot or a delta");
            }
        }
    }

    /**
     * Asks what an auction would bring; nothing is settled, sealed or signed. Solvers that can win are asked.
     *
     * @param question to be named in the answer; positive
     * @param sentAt when the auctioneer sent this, unix milliseconds
     * @param auction has no id, one order without a valid signature, and the deadline of the answer
     */
    record Quote(long question, long sentAt, AuctionJson auction) implements AuctioneerMessage {
        public Quote {
            Objects.requireNonNull(auction, "auction");
            if (auction.id() != null) {
                throw new IllegalArgumentException("what a quote is asked for has no auction id");
            }
        }
    }

    /**
     * When a commitment was here, signed by the auctioneer ({@link BidReceipt}).
     *
     * @param refusal why it does not count; null if it does
     */
    record Receipt(
            long auctionId,
            long sequence,
            Bytes32 commitment,
            long receivedAt,
            long closesAt,
            @Nullable String refusal,
            Bytes signature)
            implements AuctioneerMessage {
        public Receipt {
            Objects.requireNonNull(commitment, "commitment");
            Objects.requireNonNull(signature, "signature");
        }

        /** What was signed, for the solver that got it. */
        public BidReceipt by(Address solver) {
            return new BidReceipt(auctionId, solver, sequence, commitment, receivedAt, closesAt);
        }
    }

    /** Bids are closed: the solver is to open its own until this moment, inclusive. */
    record OpenNow(long auctionId, long until) implements AuctioneerMessage {}

    /**
     * The opening was here at that moment.
     *
     * @param refusal why it does not count; null if it does
     */
    record Opened(
            long auctionId,
            long sequence,
            long receivedAt,
            @Nullable String refusal) implements AuctioneerMessage {}

    /**
     * How the auction was decided, as far as it concerns this solver.
     *
     * @param bidders solvers whose bids were judged, this one included
     * @param bundles what became of each of its bundles
     */
    record Verdict(long auctionId, int bidders, List<BundleVerdict> bundles) implements AuctioneerMessage {
        public Verdict {
            bundles = List.copyOf(Objects.requireNonNull(bundles, "bundles"));
        }
    }

    /** What CoW's engines hear by {@code POST /notify}. */
    record Notify(NotificationJson notification) implements AuctioneerMessage {
        public Notify {
            Objects.requireNonNull(notification, "notification");
        }
    }

    /** A bundle won: whoever sends this call data to the settlement contract until the deadline settles it. */
    record Awarded(long auctionId, Uint256 bundleId, Bytes32 bundleHash, long deadline, Bytes signature, Bytes callData)
            implements AuctioneerMessage {
        public Awarded {
            Objects.requireNonNull(bundleId, "bundleId");
            Objects.requireNonNull(bundleHash, "bundleHash");
            Objects.requireNonNull(signature, "signature");
            Objects.requireNonNull(callData, "callData");
        }
    }

    /** A message was refused, and changed nothing; the connection ends after it if that is said. */
    record Refused(String errorType, String description, boolean closes) implements AuctioneerMessage {
        public Refused {
            Objects.requireNonNull(errorType, "errorType");
            Objects.requireNonNull(description, "description");
        }
    }

    private static void requireReason(boolean shadow, @Nullable ShadowReason reason) {
        if (shadow == (reason == null)) {
            throw new IllegalArgumentException("there is a shadowReason if and only if there is a shadow");
        }
    }

    /**
     * Reads a message.
     *
     * @throws MalformedJsonException if it is none
     */
    static AuctioneerMessage read(String text) {
        return EngineJson.read(text.getBytes(StandardCharsets.UTF_8), AuctioneerMessage.class);
    }

    /** The text of the message. */
    default String text() {
        return new String(EngineJson.write(this), StandardCharsets.UTF_8);
    }
}
