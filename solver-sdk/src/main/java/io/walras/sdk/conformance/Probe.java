package io.walras.sdk.conformance;

import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A solver on a connection of its own that says what a check wants, whether it may or not. Always a shadow. */
final class Probe {
    /** Messages that may come before the one that is waited for. */
    private static final int MOST_PASSED_OVER = 100;

    private final PrivateKey key;
    private final Wire wire;
    private final Patience patience;
    private AuctioneerMessage.@Nullable Challenge challenge;
    private AuctioneerMessage.@Nullable Welcome welcome;

    Probe(PrivateKey key, Wire wire, Patience patience) {
        this.key = key;
        this.wire = wire;
        this.patience = patience;
    }

    Address address() {
        return key.address();
    }

    PrivateKey key() {
        return key;
    }

    Wire wire() {
        return wire;
    }

    AuctioneerMessage.Challenge challenge() {
        AuctioneerMessage.Challenge known = challenge;
        if (known == null) {
            known = expect(AuctioneerMessage.Challenge.class);
            challenge = known;
        }
        return known;
    }

    Eip712Domain domain() {
        return challenge().domain().toDomain();
    }

    /** What this solver would log in with over a connection of this challenge. */
    SolverMessage.Login loginFor(Bytes32 anyChallenge) {
        SolverLogin login = new SolverLogin(address(), address(), true, anyChallenge);
        Bytes signature = key.sign(domain().digest(login.structHash())).toBytes();
        return new SolverMessage.Login(address(), address(), true, signature);
    }

    /** Logs in as a shadow. */
    AuctioneerMessage.Welcome login() {
        say(loginFor(challenge().challenge()));
        AuctioneerMessage.Welcome told = expect(AuctioneerMessage.Welcome.class);
        welcome = told;
        return told;
    }

    AuctioneerMessage.Welcome welcome() {
        AuctioneerMessage.Welcome known = welcome;
        return known == null ? login() : known;
    }

    /** The auction that it takes part in next, the first of this connection, and so told as a whole. */
    AuctioneerMessage.Auction firstAuction() {
        welcome();
        return expect(AuctioneerMessage.Auction.class, patience.auction());
    }

    AuctioneerMessage.Auction nextAuction() {
        return expect(AuctioneerMessage.Auction.class, patience.auction());
    }

    void say(SolverMessage message) {
        wire.say(message.text());
    }

    static Bytes32 salt(long sequence) {
        return Keccak256.hash("salt " + sequence);
    }

    static Bytes bytes(String bid) {
        return Bytes.of(bid.getBytes(StandardCharsets.UTF_8));
    }

    /** A commitment to a bid under {@link #salt}. */
    Commitment commitment(long auctionId, Bytes32 batch, long sequence, String bid, boolean last) {
        Bytes32 seal = Commitment.seal(auctionId, address(), bytes(bid), salt(sequence));
        return new Commitment(auctionId, batch, address(), sequence, seal, last);
    }

    SignedCommitment signed(Commitment commitment) {
        return SignedCommitment.sign(commitment, domain(), key);
    }

    /** Commits, and hears the receipt. */
    AuctioneerMessage.Receipt commit(Commitment commitment) {
        say(SolverMessage.Commit.of(signed(commitment)));
        return expect(AuctioneerMessage.Receipt.class);
    }

    /** Opens a bid under {@link #salt}, and hears what becomes of that. */
    AuctioneerMessage.Opened open(long auctionId, long sequence, String bid) {
        say(new SolverMessage.Open(auctionId, sequence, salt(sequence), bid));
        return expect(AuctioneerMessage.Opened.class);
    }

    /** The next message of this kind. Others of what every solver hears are passed over; a refusal is none of them. */
    <M extends AuctioneerMessage> M expect(Class<M> kind) {
        return expect(kind, patience.answer());
    }

    private <M extends AuctioneerMessage> M expect(Class<M> kind, Duration time) {
        for (int passed = 0; passed < MOST_PASSED_OVER; passed++) {
            AuctioneerMessage heard = wire.next(time, kind.getSimpleName());
            if (kind.isInstance(heard)) {
                return kind.cast(heard);
            }
            if (heard instanceof AuctioneerMessage.Refused refused) {
                throw new Deviation("refused as " + refused.errorType() + " (" + refused.description() + ") where "
                        + kind.getSimpleName() + " was expected");
            }
        }
        throw new Deviation("no " + kind.getSimpleName() + " was among " + MOST_PASSED_OVER + " messages");
    }

    /** Expects to be refused, and the connection to end if {@code closes}. */
    void expectRefused(String errorType, boolean closes) {
        AuctioneerMessage.Refused refused = expect(AuctioneerMessage.Refused.class);
        Deviation.requireEqual(refused.errorType(), errorType, "the errorType");
        Deviation.requireEqual(refused.closes(), closes, "closes");
        if (closes) {
            wire.expectEnd(patience.answer());
        }
    }

    /** Lets time pass. */
    void sleepMillis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    void close() {
        wire.close();
    }

    /** Whether nothing has been heard that was not waited for. */
    boolean hasHeardNothing() {
        return wire.isEmpty();
    }
}
