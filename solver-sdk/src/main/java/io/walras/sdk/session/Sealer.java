package io.walras.sdk.session;

import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.SolverMessage;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Signs what a solver says and seals its bids with salts that nobody can guess. */
final class Sealer {
    /** Numbers in a millisecond; all stay below 2^53, which every JSON reader can tell apart. */
    private static final long STEPS = 1_000;

    private final SecureRandom random = new SecureRandom();
    private final PrivateKey key;

    Sealer(PrivateKey key) {
        this.key = key;
    }

    Address solver() {
        return key.address();
    }

    SolverMessage.Login login(Address payout, boolean shadow, Bytes32 challenge, Eip712Domain domain) {
        SolverLogin login = new SolverLogin(solver(), payout, shadow, challenge);
        Bytes signature = key.sign(domain.digest(login.structHash())).toBytes();
        return new SolverMessage.Login(solver(), payout, shadow, signature);
    }

    /** Seals the text under a new salt; {@code sequence} is one that no other bid of the auction has. */
    SealedBid seal(long auctionId, Bytes32 batch, long sequence, boolean last, String text, Eip712Domain domain) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        Bytes32 salt = Bytes32.of(bytes);
        Bytes bid = Bytes.of(text.getBytes(StandardCharsets.UTF_8));
        Bytes32 seal = Commitment.seal(auctionId, solver(), bid, salt);
        Commitment commitment = new Commitment(auctionId, batch, solver(), sequence, seal, last);
        return new SealedBid(SignedCommitment.sign(commitment, domain, key), salt, text);
    }

    /**
     * A number to count commitments from that no other process of this solver has used in the same auction. A process that
     * was started again does not know what its predecessor committed to: two different bids under one number would be an
     * equivocation, for which anybody can have the bond slashed. Later processes count from higher numbers.
     */
    long firstSequence(InstantSource clock) {
        return Math.multiplyExact(clock.millis(), STEPS) + random.nextLong(STEPS / 2);
    }

    /** A time between a half and the whole of {@code most}, so that solvers do not all come back at once. */
    long jitter(long most) {
        return most - random.nextLong(most / 2 + 1);
    }
}
