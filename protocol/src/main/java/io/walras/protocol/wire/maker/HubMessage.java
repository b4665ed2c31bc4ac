package io.walras.protocol.wire.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.DomainJson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the auctioneer's hub says to a maker. Times are unix milliseconds unless they are said to be seconds. */
public sealed interface HubMessage
        permits HubMessage.Challenge,
                HubMessage.Welcome,
                HubMessage.Pong,
                HubMessage.Universe,
                HubMessage.LevelsStatus,
                HubMessage.Notice,
                HubMessage.Request,
                HubMessage.Cancel,
                HubMessage.Ack,
                HubMessage.Refused,
                Execution,
                Conduct {
    /**
     * The first thing a connection hears.
     *
     * @param challenge to be signed with {@link io.walras.protocol.rfq.MakerLogin}
     * @param domain in which the login is signed: that of the settlement contract
     * @param expiresAt until when a login is waited for
     */
    record Challenge(Bytes32 challenge, DomainJson domain, long expiresAt) implements HubMessage {
        public Challenge {
            Objects.requireNonNull(challenge, "challenge");
            Objects.requireNonNull(domain, "domain");
        }
    }

    /**
     * The login holds.
     *
     * @param executions the number of the last row of {@code executions} that there is; 0 if there is none
     */
    record Welcome(String sessionId, Address maker, long serverTs, Limits limits, Terms terms, long executions)
            implements HubMessage {
        public Welcome {
            Bounds.text(sessionId, Bounds.NAME, "sessionId");
            Objects.requireNonNull(maker, "maker");
            Objects.requireNonNull(limits, "limits");
            Objects.requireNonNull(terms, "terms");
            Bounds.notNegative(executions, "executions");
        }
    }

    /**
     * What a session may ask of the hub.
     *
     * @param maxTextBytes of one text message
     * @param maxLevels steps of one side of a ladder
     * @param maxQuotes quotes in one answer
     * @param messagesPerSecond on average; twice as many at once
     */
    record Limits(
            int maxTextBytes,
            int maxPairs,
            int maxLevels,
            int maxQuotes,
            long minLevelIntervalMs,
            int messagesPerSecond) {
        public Limits {
            Bounds.positive(maxTextBytes, "maxTextBytes");
            Bounds.positive(maxPairs, "maxPairs");
            Bounds.positive(maxLevels, "maxLevels");
            Bounds.positive(maxQuotes, "maxQuotes");
            Bounds.notNegative(minLevelIntervalMs, "minLevelIntervalMs");
            Bounds.positive(messagesPerSecond, "messagesPerSecond");
        }
    }

    /**
     * What holds for every session.
     *
     * @param hardTimeoutMs an answer after this time is late
     * @param staleMs a ladder is never valid for longer
     * @param pingMs how often a maker pings; twice as long without a word ends the session
     * @param settlement for which quotes are signed
     * @param quoteSettler in whose EIP-712 domain they are signed
     * @param allowanceHolder which the maker approves, and nothing else
     */
    record Terms(
            long hardTimeoutMs,
            long staleMs,
            long pingMs,
            long chainId,
            Address settlement,
            Address quoteSettler,
            Address allowanceHolder) {
        public Terms {
            Bounds.positive(hardTimeoutMs, "hardTimeoutMs");
            Bounds.positive(staleMs, "staleMs");
            Bounds.positive(pingMs, "pingMs");
            Objects.requireNonNull(settlement, "settlement");
            Objects.requireNonNull(quoteSettler, "quoteSettler");
            Objects.requireNonNull(allowanceHolder, "allowanceHolder");
        }
    }

    /** Answers a ping: its time, and the hub's own. */
    record Pong(long ts, long serverTs) implements HubMessage {}

    /** Which pairs requests may come for. */
    record Universe(List<PairTerms> accepted, List<RefusedPair> rejected) implements HubMessage {
        public Universe {
            accepted = Bounds.list(accepted, MakerMessage.MAX_PAIRS, "accepted");
            rejected = Bounds.list(rejected, MakerMessage.MAX_PAIRS, "rejected");
        }
    }

    /** A pair that is not taken, and why. */
    record RefusedPair(Address base, Address quote, String reason) {
        public RefusedPair {
            PairTerms.requirePair(base, quote);
            Bounds.text(reason, Bounds.DETAIL, "reason");
        }
    }

    /**
     * How a ladder is seen; sent when something of it is left out.
     *
     * @param acceptedSeq the update that counts
     * @param needSnapshot whether an update was missed, so that nothing counts until the next snapshot
     */
    record LevelsStatus(Address base, Address quote, long acceptedSeq, Trimmed trimmed, boolean needSnapshot)
            implements HubMessage {
        public LevelsStatus {
            PairTerms.requirePair(base, quote);
            Bounds.notNegative(acceptedSeq, "acceptedSeq");
            Objects.requireNonNull(trimmed, "trimmed");
        }
    }

    /** How many steps of a ladder do not count, by why. */
    record Trimmed(int byBalance, int byAllowance, int crossed, int tooWide, int stale) {
        /** None. */
        public static final Trimmed NOTHING = new Trimmed(0, 0, 0, 0, 0);
    }

    /** An auction is about to be cut; requests may follow. */
    record Notice(long auctionId, long closesAt) implements HubMessage {
        public Notice {
            Bounds.positive(auctionId, "auctionId");
        }
    }

    /**
     * Asks for firm quotes, of both sides at once so that nobody is told which one is wanted. Amounts are rounded up to a
     * grid and tell no trader's size. A side that is not asked for has the amount 0.
     *
     * @param rfqId to be named in the one answer
     * @param base as the maker has ordered the pair
     * @param baseAmount atoms of the base token that the maker may buy: the most a quote's {@code takerAmount} may be if
     *     its taker token is the base
     * @param quoteAmount atoms of the quote token that the maker may be paid for the base token, likewise
     * @param minPartialPpm the most that {@code minTakerAmount} of a quote may be, in parts of a million of its
     *     {@code takerAmount}, rounded up; a million allows all or nothing
     * @param holdUntil until when at most the maker has to wait to hear whether its quotes are selected
     * @param settleBy unix second until which, at least, quotes have to be good on chain
     * @param deadlineTs until when the answer has to be there, by the hub's clock
     */
    record Request(
            String rfqId,
            long auctionId,
            Address base,
            Address quote,
            Uint256 baseAmount,
            Uint256 quoteAmount,
            long minPartialPpm,
            long holdUntil,
            long settleBy,
            long chainId,
            Address settlement,
            Address quoteSettler,
            long deadlineTs)
            implements HubMessage {
        public Request {
            Bounds.text(rfqId, Bounds.NAME, "rfqId");
            Bounds.positive(auctionId, "auctionId");
            PairTerms.requirePair(base, quote);
            Objects.requireNonNull(baseAmount, "baseAmount");
            Objects.requireNonNull(quoteAmount, "quoteAmount");
            if (baseAmount.isZero() && quoteAmount.isZero()) {
                throw new IllegalArgumentException("nothing is asked for");
            }
            if (minPartialPpm < 0 || minPartialPpm > 1_000_000) {
                throw new IllegalArgumentException("minPartialPpm is not from 0 to 1000000");
            }
            Bounds.notNegative(settleBy, "settleBy");
            Objects.requireNonNull(settlement, "settlement");
            Objects.requireNonNull(quoteSettler, "quoteSettler");
        }
    }

    /** No quote of this request is in any auction, or ever will be: the maker is free of them. */
    record Cancel(String rfqId, CancelReason reason) implements HubMessage {
        public Cancel {
            Bounds.text(rfqId, Bounds.NAME, "rfqId");
            Objects.requireNonNull(reason, "reason");
        }
    }

    /** Why a request is over before its auction is cut; the name of a constant is its stable name on the wire. */
    enum CancelReason {
        /** The auction is not held. */
        NoAuction,
        /** The hub ends. */
        Closing
    }

    /**
     * What the hub thinks of one quote of an answer, or of a {@link MakerMessage.Revoke}.
     *
     * @param quoteHash the EIP-712 digest of the quote as the hub has read it
     * @param code what is wrong with an {@code Invalid} one: the name of a {@link io.walras.protocol.rfq.QuoteFault} or of
     *     an {@link io.walras.protocol.rfq.AnswerFault}; null otherwise
     */
    record Ack(
            String rfqId,
            Bytes32 quoteHash,
            AckStatus status,
            @Nullable String code,
            @Nullable String detail) implements HubMessage {
        public Ack {
            Bounds.text(rfqId, Bounds.NAME, "rfqId");
            Objects.requireNonNull(quoteHash, "quoteHash");
            Objects.requireNonNull(status, "status");
            if ((status == AckStatus.Invalid) == (code == null)) {
                throw new IllegalArgumentException("there is a code if and only if the quote is invalid");
            }
        }
    }

    /** What becomes of a quote before its auction; the name of a constant is its stable name on the wire. */
    enum AckStatus {
        /** It is in the auction, unless the auction is not held. */
        Accepted,
        /** It is not, because something is wrong with it. */
        Invalid,
        /** It is not, because it came too late. */
        Late,
        /** It was taken back in time. */
        Revoked
    }

    /** A message was refused; the connection ends after it if that is said. */
    record Refused(
            String errorType,
            String description,
            boolean closes,
            @Nullable Long retryAfterMs) implements HubMessage {
        public Refused {
            Bounds.text(errorType, Bounds.NAME, "errorType");
            Bounds.text(description, Bounds.DETAIL, "description");
        }

        /** A refusal for this fault. */
        public static Refused of(SessionFault fault, String description) {
            return new Refused(fault.name(), description, fault.closes(), null);
        }
    }
}
