package io.walras.auctioneer.auction;

import static io.walras.auctioneer.auction.SealedMarket.bid;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.lane.LaneEvent.AuctionJudged;
import io.walras.auctioneer.lane.LaneEvent.BidCommitted;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.JournaledLane;
import io.walras.auctioneer.testing.Requests;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.AuctioneerMessage.Auction;
import io.walras.protocol.wire.session.AuctioneerMessage.Awarded;
import io.walras.protocol.wire.session.AuctioneerMessage.Notify;
import io.walras.protocol.wire.session.AuctioneerMessage.OpenNow;
import io.walras.protocol.wire.session.AuctioneerMessage.Opened;
import io.walras.protocol.wire.session.AuctioneerMessage.Receipt;
import io.walras.protocol.wire.session.AuctioneerMessage.Refused;
import io.walras.protocol.wire.session.AuctioneerMessage.Verdict;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.protocol.wire.session.BundleVerdict.Outcome;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Auctions whose solvers seal their bids, over real sockets. Of what a solver may do wrong it shows: no answer by the
 * deadline, an answer after it, another auction's or another batch's commitment, one's own commitment of the auction
 * before sent again, a copied commitment, one signed by somebody else, two different ones of one number, one that is not
 * opened, opened as something else, opened too early, twice, or by another, and guessing at rivals' bids from what the
 * server shows.
 */
class SealedAuctionTest {
    private final SealedMarket market = new SealedMarket();

    @AfterEach
    void close() {
        market.close();
    }

    private static SignedCommitment commit(TestSolver solver, Auction auction, long sequence, String bid) {
        return solver.commit(id(auction), auction.batch(), sequence, bid, true);
    }

    private static long id(Auction auction) {
        AuctionJson snapshot = auction.snapshot();
        return snapshot == null ? Objects.requireNonNull(auction.delta()).id() : Objects.requireNonNull(snapshot.id());
    }

    private static boolean isSignedByAuctioneer(Receipt receipt, TestSolver solver) {
        Bytes32 digest = EdgeServer.DOMAIN.digest(receipt.by(solver.address()).structHash());
        return EcdsaSignature.parse(receipt.signature())
                .flatMap(signature -> Secp256k1.best().recover(digest, signature))
                .equals(Optional.of(SealedMarket.AUCTIONEER.address()));
    }

    @Test
    void shouldAwardTheBestOfTheBidsThatWereSealedAndOpened() {
        TestSolver best = market.solver(10);
        TestSolver second = market.solver(11);
        market.begin();
        Auction auction = best.await(Auction.class);
        second.await(Auction.class);

        SignedCommitment sealed = commit(best, auction, 0, bid(100));
        commit(second, auction, 0, bid(60));
        Receipt receipt = best.await(Receipt.class);
        assertThat(receipt.refusal()).isNull();
        assertThat(isSignedByAuctioneer(receipt, best)).isTrue();
        assertThat(best.await(OpenNow.class).until()).isEqualTo(auction.opensUntil());
        second.await(OpenNow.class);
        best.open(id(auction), 0, bid(100));
        second.open(id(auction), 0, bid(60));
        assertThat(best.await(Opened.class).refusal()).isNull();

        AuctionClosed closed = market.lane().await(AuctionClosed.class, 1);
        assertThat(closed.awards()).hasSize(1);
        assertThat(closed.awards().getFirst().award().solver()).isEqualTo(best.address());
        assertThat(closed.competition().openBidders()).isEmpty();
        assertThat(best.await(Awarded.class).callData())
                .isEqualTo(closed.awards().getFirst().callData());
        BundleVerdict lost = second.await(Verdict.class).bundles().getFirst();
        assertThat(lost.outcome()).isEqualTo(Outcome.Beaten);
        assertThat(Objects.requireNonNull(lost.lostTo()).solver()).isEqualTo(best.address());
        assertThat(lost.lostTo().margin())
                .isEqualTo(lost.lostTo().score().minusOrZero(Objects.requireNonNull(lost.score())));
        SubmittedBid kept = market.lane().await(AuctionJudged.class, 1).evidence().bids().stream()
                .filter(bid -> bid.solver().equals(best.address()))
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(kept.sealed()).commitment()).isEqualTo(sealed);
    }

    @Test
    void shouldAnswerSolversWhileWinnersAreLookedFor() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);
        commit(solver, auction, 0, bid(100));
        solver.await(OpenNow.class);
        market.work().shut();
        solver.open(id(auction), 0, bid(100));
        assertThat(solver.await(Opened.class).refusal()).isNull();
        JournaledLane.awaitThat(market.work()::keepsWork);

        solver.open(id(auction), 0, bid(100));

        assertThat(solver.await(Opened.class).refusal()).isEqualTo("LateBid");
        market.work().open();
        assertThat(market.lane().await(AuctionClosed.class, 1).awards()).hasSize(1);
    }

    @Test
    void shouldJournalACommitmentBeforeItsReceiptIsGiven() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);

        SignedCommitment signed = commit(solver, auction, 3, bid(100));
        Receipt receipt = solver.await(Receipt.class);

        assertThat(market.lane().journaled(BidCommitted.class))
                .containsExactly(new BidCommitted(signed, receipt.receivedAt()));
    }

    @Test
    void shouldSayThatALateCommitmentIsLateByItsTimeAndNotByItsOrder() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);
        market.server().clock().advanceMillis(auction.closesAt() + 1 - EdgeServer.NOW * 1_000);

        commit(solver, auction, 0, bid(100));

        Receipt receipt = solver.await(Receipt.class);
        assertThat(receipt.refusal()).isEqualTo("LateBid");
        assertThat(receipt.receivedAt()).isEqualTo(receipt.closesAt() + 1);
        assertThat(isSignedByAuctioneer(receipt, solver)).isTrue();
        assertThat(market.lane().journaled(BidCommitted.class)).isEmpty();
    }

    @Test
    void shouldTakeACommitmentOfTheLastMillisecond() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);
        market.server().clock().advanceMillis(auction.closesAt() - EdgeServer.NOW * 1_000);

        commit(solver, auction, 0, bid(100));

        assertThat(solver.await(Receipt.class).refusal()).isNull();
    }

    @Test
    void shouldGoOnWithoutASolverThatSaysNothing() {
        TestSolver silent = market.solver(10);
        market.begin();
        silent.await(Auction.class);

        market.lane().pass(SealedMarket.BID_TIME.plusSeconds(1));

        assertThat(market.lane().await(AuctionClosed.class, 1).awards()).isEmpty();
        JournaledLane.awaitThat(
                () -> market.server().delivery().of(silent.address()).misses() == 1);
    }

    @Test
    void shouldRefuseACommitmentToAnotherBatchOrAnotherAuction() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);

        solver.commit(id(auction), Keccak256.hash("another batch"), 0, bid(100), true);
        assertThat(solver.await(Receipt.class).refusal()).isEqualTo("InputMismatch");
        solver.commit(id(auction) + 1, auction.batch(), 0, bid(100), true);
        assertThat(solver.await(Receipt.class).refusal()).isEqualTo("WrongAuction");
    }

    @Test
    void shouldRefuseItsOwnCommitmentOfTheAuctionBefore() {
        TestSolver solver = market.solver(10);
        market.begin();
        SignedCommitment sent = commit(solver, solver.await(Auction.class), 0, bid(100));
        solver.await(OpenNow.class);
        market.lane().pass(SealedMarket.BID_TIME.plus(SealedMarket.OPEN_TIME).plusSeconds(1));
        market.lane().await(AuctionClosed.class, 1);
        market.begin();
        solver.await(Auction.class);

        solver.say(SolverMessage.Commit.of(sent));

        assertThat(solver.await(Receipt.class).refusal()).isEqualTo("WrongAuction");
    }

    @Test
    void shouldRefuseWhatAnotherHasSignedAndTheOpeningOfACopiedSeal() {
        TestSolver victim = market.solver(10);
        TestSolver thief = market.solver(11);
        market.begin();
        Auction auction = victim.await(Auction.class);
        thief.await(Auction.class);
        SignedCommitment original = commit(victim, auction, 0, bid(100));

        thief.say(SolverMessage.Commit.of(original));
        assertThat(thief.await(Refused.class).errorType()).isEqualTo("Unauthorized");
        thief.commitTo(id(auction), auction.batch(), 0, original.commitment().seal(), true);
        thief.await(OpenNow.class);
        thief.open(id(auction), 0, bid(100));

        assertThat(thief.await(Opened.class).refusal()).isEqualTo("CommitmentMismatch");
    }

    @Test
    void shouldFaultASolverThatSignsTwoBidsOfOneNumber() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);

        solver.commit(id(auction), auction.batch(), 0, bid(100), false);
        solver.await(Receipt.class);
        SignedCommitment other = solver.commit(id(auction), auction.batch(), 0, bid(60), false);

        assertThat(solver.await(Receipt.class).refusal()).isEqualTo("Equivocation");
        assertThat(market.lane().await(BidCommitted.class, 2).signed()).isEqualTo(other);
        market.lane().pass(SealedMarket.BID_TIME.plusSeconds(1));
        assertThat(market.lane().await(AuctionClosed.class, 1).competition().faults())
                .extracting(BidFault::kind)
                .containsExactly(BidFault.Kind.Equivocated);
        assertThat(solver.await(Verdict.class).bundles())
                .extracting(BundleVerdict::reason)
                .containsExactly("Equivocated");
    }

    @Test
    void shouldFaultASolverThatDoesNotOpenItsBid() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);
        commit(solver, auction, 0, bid(100));
        solver.await(OpenNow.class);

        market.lane().pass(SealedMarket.BID_TIME.plus(SealedMarket.OPEN_TIME).plusSeconds(1));

        AuctionClosed closed = market.lane().await(AuctionClosed.class, 1);
        assertThat(closed.awards()).isEmpty();
        assertThat(closed.competition().faults()).extracting(BidFault::kind).containsExactly(BidFault.Kind.NotOpened);
        assertThat(solver.await(Verdict.class).bundles())
                .extracting(BundleVerdict::reason)
                .containsExactly("NotOpened");
    }

    @Test
    void shouldRefuseAnOpeningThatIsTooEarlyTwiceOrOfSomethingElse() {
        TestSolver solver = market.solver(10);
        TestSolver other = market.solver(11);
        market.begin();
        Auction auction = solver.await(Auction.class);
        other.await(Auction.class);
        commit(solver, auction, 0, bid(100));
        solver.await(Receipt.class);

        solver.open(id(auction), 0, bid(100));
        assertThat(solver.await(Opened.class).refusal()).isEqualTo("TooEarly");
        commit(other, auction, 0, bid(60));
        solver.await(OpenNow.class);
        other.await(OpenNow.class);
        solver.open(id(auction), 1, bid(100));
        assertThat(solver.await(Opened.class).refusal()).isEqualTo("NotCommitted");
        solver.open(id(auction), 0, bid(100));
        assertThat(solver.await(Opened.class).refusal()).isNull();
        solver.open(id(auction), 0, bid(100));
        assertThat(solver.await(Opened.class).refusal()).isEqualTo("AlreadyOpened");
        other.open(id(auction), 0, bid(100));
        assertThat(other.await(Opened.class).refusal()).isEqualTo("CommitmentMismatch");
        assertThat(market.lane().await(AuctionClosed.class, 1).competition().faults())
                .extracting(BidFault::kind)
                .containsExactly(BidFault.Kind.OpenedOther);
    }

    @Test
    void shouldLetASolverThatComesBackOpenWhatItCommittedTo() {
        TestSolver before = market.solver(10);
        TestSolver other = market.solver(11);
        market.begin();
        Auction auction = before.await(Auction.class);
        other.await(Auction.class);
        commit(before, auction, 0, bid(100));
        before.await(Receipt.class);

        TestSolver after = market.solver(10);
        assertThat(before.await(Refused.class).errorType()).isEqualTo("Replaced");
        assertThat(after.await(Auction.class).batch()).isEqualTo(auction.batch());
        other.say(new SolverMessage.Pass(id(auction)));
        after.await(OpenNow.class);
        after.open(id(auction), 0, bid(100));

        assertThat(market.lane().await(AuctionClosed.class, 1).awards()).hasSize(1);
    }

    @Test
    void shouldNotLetAShadowWinButTellItsRanking() {
        TestSolver shadow = market.shadow(12);
        market.begin();
        Auction auction = shadow.await(Auction.class);
        commit(shadow, auction, 0, bid(100));
        shadow.await(OpenNow.class);
        shadow.open(id(auction), 0, bid(100));

        AuctionClosed closed = market.lane().await(AuctionClosed.class, 1);
        assertThat(closed.awards()).isEmpty();
        assertThat(closed.competition().solutions()).isEmpty();
        BundleVerdict verdict = shadow.await(Verdict.class).bundles().getFirst();
        assertThat(verdict.outcome()).isEqualTo(Outcome.WouldHaveWon);
        assertThat(verdict.ranking()).isOne();
    }

    @Test
    void shouldTellTheNextAuctionByWhatIsDifferentAndAgainWholeIfAsked() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction first = solver.await(Auction.class);
        assertThat(first.delta()).isNull();
        solver.say(new SolverMessage.Pass(id(first)));
        market.lane().await(AuctionClosed.class, 1);
        market.begin();

        Auction second = solver.await(Auction.class);
        assertThat(second.sequence()).isEqualTo(first.sequence() + 1);
        AuctionJson rebuilt = Objects.requireNonNull(second.delta()).applyTo(Objects.requireNonNull(first.snapshot()));
        assertThat(BatchHash.of(second.terms().batch(rebuilt))).isEqualTo(second.batch());
        solver.say(new SolverMessage.Resync());
        assertThat(solver.await(Auction.class).snapshot()).isEqualTo(rebuilt);
    }

    @Test
    void shouldShowNobodyElseThatASolverHasBidBeforeTheAuctionIsDecided() throws Exception {
        TestSolver bidder = market.solver(10);
        TestSolver curious = market.solver(11);
        market.begin();
        Auction auction = bidder.await(Auction.class);
        curious.await(Auction.class);
        String before = published();

        commit(bidder, auction, 0, bid(100));
        bidder.await(Receipt.class);

        assertThat(published()).isEqualTo(before);
        assertThat(curious.hasHeardNothing()).isTrue();
        curious.say(new SolverMessage.Pass(id(auction)));
        bidder.await(OpenNow.class);
        bidder.open(id(auction), 0, bid(100));
        bidder.await(Verdict.class);
        assertThat(published()).isNotEqualTo(before);
        assertThat(curious.hasHeardNothing()).isTrue();
    }

    /** What anybody can ask about solvers and auctions. */
    private String published() throws Exception {
        return market.server().send(Requests.get("/api/v1/solvers")).body()
                + market.server()
                        .send(Requests.get("/api/v2/solver_competition/latest"))
                        .body();
    }

    @Test
    void shouldSayWhichBundlesWereRefusedAndNotifyAsEnginesAre() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);
        String unreadable = "{\"solutions\":[{\"id\":7}]}";
        commit(solver, auction, 0, unreadable);
        solver.await(OpenNow.class);
        solver.open(id(auction), 0, unreadable);

        AuctioneerMessage.Notify told = solver.await(Notify.class);
        assertThat(told.notification().auctionId()).isEqualTo(id(auction));
        assertThat(solver.await(Verdict.class).bundles())
                .extracting(BundleVerdict::reason)
                .containsExactly("Malformed");
    }
}
