package io.walras.sdk.conformance;

import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.Auction;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.Solutions;
import io.walras.sdk.recorded.RecordedAuction;
import io.walras.sdk.testkit.Recordings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the transcripts of the kit. */
final class Transcripts {
    private static final String SOLVER = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";
    private static final String AUCTIONEER = "0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d";
    private static final Eip712Domain DOMAIN =
            Eip712Domain.walras(31337, Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3"));
    private static final long NOW = 1_700_000_000_000L;
    private static final long CLOSES = NOW + 1_600;
    private static final long OPENS = NOW + 1_750;

    private final PrivateKey solver = PrivateKey.fromHex(SOLVER);
    private final PrivateKey auctioneer = PrivateKey.fromHex(AUCTIONEER);
    private final Bytes32 challenge = Keccak256.hash("a challenge");
    private final List<Transcript.Step> steps = new ArrayList<>();

    private Transcripts() {}

    static Transcript make(String name) {
        Transcripts transcripts = new Transcripts();
        String about = switch (name) {
            case "one-auction" -> transcripts.oneAuction();
            case "differences" -> transcripts.differences();
            case "refusals" -> transcripts.refusals();
            default -> throw new IllegalArgumentException("there is no transcript '" + name + "'");
        };
        return new Transcript(about, SOLVER, AUCTIONEER, transcripts.steps);
    }

    private String oneAuction() {
        begin(false);
        RecordedAuction recorded = Recordings.ofOrders(2, 1);
        String bid = bid(recorded);
        told(recorded, null, 1);
        Commitment commitment = commitment(recorded, 0, bid, true);
        commit(commitment);
        receipt(commitment, NOW + 300, null);
        says(new AuctioneerMessage.OpenNow(2, OPENS), null);
        said(new SolverMessage.Open(2, 0, salt(0), bid), null);
        says(new AuctioneerMessage.Opened(2, 0, NOW + 320, null), null);
        says(
                new AuctioneerMessage.Verdict(
                        2,
                        1,
                        List.of(new BundleVerdict(
                                Uint256.ZERO,
                                BundleVerdict.Outcome.Won,
                                Verdicts.judge(recorded, solutions(recorded))
                                        .getFirst()
                                        .score(),
                                1,
                                null,
                                null,
                                null))),
                null);
        return "A solver logs in, commits to a bid, opens it and wins.";
    }

    private String differences() {
        begin(true);
        RecordedAuction first = Recordings.ofOrders(3, 3);
        RecordedAuction second = Recordings.ofOrders(4, 2);
        RecordedAuction third = Recordings.ofOrders(5, 1);
        RecordedAuction fourth = Recordings.ofOrders(6, 4);
        told(first, null, 7);
        said(new SolverMessage.Pass(3), null);
        told(second, first, 8);
        said(new SolverMessage.Pass(4), null);
        told(fourth, third, 10);
        said(new SolverMessage.Resync(), null);
        told(fourth, null, 10);
        said(new SolverMessage.Pass(6), null);
        return "A shadow is told auctions by what is different. It misses the one of sequence 9 and asks for the whole.";
    }

    private String refusals() {
        begin(false);
        RecordedAuction recorded = Recordings.ofOrders(2, 1);
        told(recorded, null, 1);
        Commitment early = commitment(recorded, 3, bid(recorded), false);
        commit(early);
        receipt(early, NOW + 300, null);
        Commitment stale = commitment(recorded, 2, "{\"solutions\":[]}", false);
        commit(stale);
        receipt(stale, NOW + 400, Refusal.StaleSequence);
        said(new SolverMessage.Open(2, 3, salt(3), bid(recorded)), null);
        says(new AuctioneerMessage.Opened(2, 3, NOW + 500, Refusal.TooEarly.name()), null);
        Commitment late = commitment(recorded, 4, "{\"solutions\":[]}", true);
        commit(late);
        receipt(late, CLOSES + 1, Refusal.LateBid);
        says(new AuctioneerMessage.OpenNow(2, OPENS), null);
        said(new SolverMessage.Open(2, 3, salt(3), "{\"solutions\":[ ]}"), null);
        says(new AuctioneerMessage.Opened(2, 3, OPENS, Refusal.CommitmentMismatch.name()), null);
        says(
                new AuctioneerMessage.Verdict(
                        2,
                        1,
                        List.of(new BundleVerdict(
                                null, BundleVerdict.Outcome.Refused, null, null, "OpenedOther", null, null))),
                null);
        return "A solver uses a number below one that was used, opens too early, commits too late, and opens what it has "
                + "not committed to.";
    }

    private void begin(boolean shadow) {
        says(new AuctioneerMessage.Challenge(challenge, DomainJson.of(DOMAIN)), null);
        SolverLogin login = new SolverLogin(solver.address(), solver.address(), shadow, challenge);
        Bytes32 digest = DOMAIN.digest(login.structHash());
        said(
                new SolverMessage.Login(
                        solver.address(),
                        solver.address(),
                        shadow,
                        solver.sign(digest).toBytes()),
                digest);
        says(
                new AuctioneerMessage.Welcome(
                        solver.address(),
                        shadow,
                        shadow ? AuctioneerMessage.ShadowReason.Asked : null,
                        auctioneer.address(),
                        1_000_000,
                        5_000,
                        Recordings.LIMITS),
                null);
    }

    private void told(RecordedAuction recorded, @Nullable RecordedAuction before, long sequence) {
        says(
                new AuctioneerMessage.Auction(
                        sequence,
                        BatchHash.of(recorded.batch()),
                        NOW,
                        CLOSES,
                        OPENS,
                        before == null ? recorded.auction() : null,
                        before == null ? null : AuctionDelta.between(before.auction(), recorded.auction()),
                        recorded.terms()),
                null);
    }

    private void commit(Commitment commitment) {
        Bytes32 digest = DOMAIN.digest(commitment.structHash());
        said(
                new SolverMessage.Commit(
                        commitment.auctionId(),
                        commitment.batch(),
                        commitment.sequence(),
                        commitment.seal(),
                        commitment.last(),
                        solver.sign(digest).toBytes()),
                digest);
    }

    private void receipt(Commitment commitment, long receivedAt, @Nullable Refusal refusal) {
        BidReceipt receipt = BidReceipt.of(commitment, receivedAt, CLOSES);
        Bytes32 digest = DOMAIN.digest(receipt.structHash());
        says(
                new AuctioneerMessage.Receipt(
                        receipt.auctionId(),
                        receipt.sequence(),
                        receipt.seal(),
                        receivedAt,
                        CLOSES,
                        refusal == null ? null : refusal.name(),
                        auctioneer.sign(digest).toBytes()),
                digest);
    }

    private void says(AuctioneerMessage message, @Nullable Bytes32 digest) {
        steps.add(new Transcript.Step(message, null, digest));
    }

    private void said(SolverMessage message, @Nullable Bytes32 digest) {
        steps.add(new Transcript.Step(null, message, digest));
    }

    private Commitment commitment(RecordedAuction recorded, long sequence, String bid, boolean last) {
        Bytes bytes = Bytes.of(bid.getBytes(StandardCharsets.UTF_8));
        long id = recorded.batch().auctionId();
        return new Commitment(
                id,
                BatchHash.of(recorded.batch()),
                solver.address(),
                sequence,
                Commitment.seal(id, solver.address(), bytes, salt(sequence)),
                last);
    }

    private static Bytes32 salt(long sequence) {
        return Keccak256.hash("salt " + sequence);
    }

    private static List<SolutionJson> solutions(RecordedAuction recorded) {
        Solutions found = new Solutions();
        new DirectSwapSolver().solve(Auction.of(recorded.auction()), found);
        return found.close();
    }

    private static String bid(RecordedAuction recorded) {
        return new String(EngineResponse.write(solutions(recorded)), StandardCharsets.UTF_8);
    }
}
