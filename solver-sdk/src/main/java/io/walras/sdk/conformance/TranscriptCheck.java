package io.walras.sdk.conformance;

import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Goes through a transcript and computes again whatever can be: digests, signatures, batches, seals. */
final class TranscriptCheck {
    private final PrivateKey solver;
    private final PrivateKey auctioneer;
    private final Map<Long, Commitment> commitments = new HashMap<>();
    private @Nullable Bytes32 challenge;
    private @Nullable Eip712Domain domain;
    private @Nullable AuctionJson auction;
    private long sequence;
    private boolean opensAsCommitted;

    private TranscriptCheck(Transcript transcript) {
        this.solver = PrivateKey.fromHex(transcript.solverKey());
        this.auctioneer = PrivateKey.fromHex(transcript.auctioneerKey());
    }

    /** @throws Deviation naming the step where our code says something else */
    static void check(Transcript transcript) {
        TranscriptCheck check = new TranscriptCheck(transcript);
        int number = 0;
        for (Transcript.Step step : transcript.steps()) {
            number++;
            try {
                check.step(step);
            } catch (Deviation deviation) {
                throw new Deviation("step " + number + ": " + deviation.getMessage());
            }
        }
    }

    private void step(Transcript.Step step) {
        AuctioneerMessage told = step.auctioneer();
        SolverMessage said = step.solver();
        Deviation.require((told == null) != (said == null), "not exactly one of auctioneer and solver");
        if (told != null) {
            told(told, step.digest());
        } else if (said != null) {
            said(said, step.digest());
        }
    }

    private void told(AuctioneerMessage message, @Nullable Bytes32 digest) {
        switch (message) {
            case AuctioneerMessage.Challenge first -> {
                challenge = first.challenge();
                domain = first.domain().toDomain();
            }
            case AuctioneerMessage.Welcome welcome -> {
                Deviation.requireEqual(welcome.solver(), solver.address(), "solver");
                Deviation.requireEqual(welcome.auctioneer(), auctioneer.address(), "auctioneer");
            }
            case AuctioneerMessage.Auction next -> auction(next);
            case AuctioneerMessage.Receipt receipt ->
                requireSigned(auctioneer, receipt.by(solver.address()).structHash(), digest, receipt.signature());
            case AuctioneerMessage.Opened opened ->
                Deviation.requireEqual(
                        SealedBook.Refusal.CommitmentMismatch.name().equals(opened.refusal()),
                        !opensAsCommitted,
                        "that the opening mismatches");
            default -> {}
        }
    }

    /** A difference to an auction that was not told says nothing; the solver asks for the whole. */
    private void auction(AuctioneerMessage.Auction told) {
        AuctionDelta delta = told.delta();
        AuctionJson before = auction;
        auction = told.snapshot();
        if (delta != null && before != null && told.sequence() == sequence + 1) {
            auction = delta.applyTo(before);
        }
        sequence = told.sequence();
        if (auction != null) {
            Deviation.requireEqual(BatchHash.of(told.terms().batch(auction)), told.batch(), "batch");
        }
    }

    private void said(SolverMessage message, @Nullable Bytes32 digest) {
        switch (message) {
            case SolverMessage.Login login -> {
                Bytes32 to = Objects.requireNonNull(challenge, "a login before the challenge");
                SolverLogin signed = new SolverLogin(login.solver(), login.payout(), login.shadow(), to);
                requireSigned(solver, signed.structHash(), digest, login.signature());
            }
            case SolverMessage.Commit commit -> {
                Commitment commitment = commit.by(solver.address()).commitment();
                commitments.put(commitment.sequence(), commitment);
                requireSigned(solver, commitment.structHash(), digest, commit.signature());
            }
            case SolverMessage.Open open -> {
                Commitment commitment = commitments.get(open.sequence());
                Bytes bid = open.by(solver.address()).bid();
                opensAsCommitted = commitment != null && commitment.fits(bid, open.salt());
            }
            case SolverMessage.Resync ignored -> Deviation.require(auction == null, "a resync without need");
            case SolverMessage.Pass ignored -> {}
            case SolverMessage.Quoted ignored -> {}
        }
    }

    private void requireSigned(PrivateKey key, Bytes32 structHash, @Nullable Bytes32 digest, Bytes signature) {
        Bytes32 computed = Objects.requireNonNull(domain, "a signature before the challenge")
                .digest(structHash);
        Deviation.requireEqual(String.valueOf(digest), computed.toString(), "digest");
        Deviation.requireEqual(key.sign(computed).toBytes(), signature, "signature");
    }
}
