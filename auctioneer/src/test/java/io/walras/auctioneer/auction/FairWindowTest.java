package io.walras.auctioneer.auction;

import static io.walras.auctioneer.auction.SealedMarket.bid;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LaneEvent.AuctionClosed;
import io.walras.auctioneer.lane.LaneEvent.AuctionJudged;
import io.walras.auctioneer.lane.LaneEvent.BidCommitted;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.wire.session.AuctioneerMessage.Auction;
import io.walras.protocol.wire.session.AuctioneerMessage.OpenNow;
import io.walras.protocol.wire.session.AuctioneerMessage.Opened;
import io.walras.protocol.wire.session.AuctioneerMessage.Receipt;
import io.walras.protocol.wire.session.AuctioneerMessage.Verdict;
import io.walras.protocol.wire.session.BundleVerdict;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Neither strangers nor an auctioneer that stands still cost a solver the time in which it opens its bid. */
class FairWindowTest {
    private static final Duration MOMENT = Duration.ofMillis(80);
    private static final long STALL_MILLIS = 400;

    private final SealedMarket market = new SealedMarket();

    @AfterEach
    void close() {
        market.close();
    }

    private static long id(Auction auction) {
        return Objects.requireNonNull(Objects.requireNonNull(auction.snapshot()).id());
    }

    private void standStill(long untilMillis) {
        market.server().clock().advanceMillis(untilMillis - EdgeServer.NOW * 1_000);
    }

    @Test
    void shouldNeitherJournalNorBlameNorAwaitAShadowForLong() {
        TestSolver solver = market.solver(10);
        TestSolver shadow = market.shadow(12);
        market.begin();
        Auction auction = solver.await(Auction.class);
        shadow.await(Auction.class);
        shadow.commit(id(auction), auction.batch(), 0, bid(60), true);
        assertThat(shadow.await(Receipt.class).refusal()).isNull();
        solver.commit(id(auction), auction.batch(), 0, bid(100), true);
        solver.await(OpenNow.class);
        solver.open(id(auction), 0, bid(100));
        assertThat(solver.await(Opened.class).refusal()).isNull();
        market.lane().pass(MOMENT);

        AuctionClosed closed = market.lane().await(AuctionClosed.class, 1);
        assertThat(closed.awards()).hasSize(1);
        assertThat(closed.competition().faults()).isEmpty();
        assertThat(shadow.await(Verdict.class).bundles())
                .extracting(BundleVerdict::reason)
                .containsExactly("NotOpened");
        assertThat(market.lane().journaled(BidCommitted.class))
                .extracting(committed -> committed.signed().solver())
                .containsExactly(solver.address());
    }

    @Test
    void shouldCloseBidsSoonWhenOnlyShadowsAreStillWaitedFor() {
        TestSolver solver = market.solver(10);
        TestSolver silent = market.shadow(12);
        market.begin();
        Auction auction = solver.await(Auction.class);
        silent.await(Auction.class);
        solver.commit(id(auction), auction.batch(), 0, bid(100), true);
        assertThat(solver.await(Receipt.class).refusal()).isNull();
        market.lane().pass(Duration.ofMillis(500).plus(MOMENT));

        assertThat(solver.await(OpenNow.class).auctionId()).isEqualTo(id(auction));
    }

    @Test
    void shouldGiveASolverThatIsAskedLateTheWholeWindow() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);
        solver.commit(id(auction), auction.batch(), 0, bid(100), false);
        assertThat(solver.await(Receipt.class).refusal()).isNull();
        standStill(auction.closesAt() + STALL_MILLIS);
        market.lane()
                .pass(Duration.ofMillis(auction.closesAt() - auction.sentAt()).plus(MOMENT));

        long window = auction.opensUntil() - auction.closesAt() - RunningAuction.GRACE.toMillis();
        assertThat(solver.await(OpenNow.class).until()).isEqualTo(auction.closesAt() + STALL_MILLIS + window);
        solver.open(id(auction), 0, bid(100));
        assertThat(solver.await(Opened.class).refusal()).isNull();
        assertThat(market.lane().await(AuctionJudged.class, 1).evidence().opensUntil())
                .isEqualTo(auction.closesAt() + STALL_MILLIS + window);
    }

    @Test
    void shouldTakeAnOpeningThatCameWhileTheAuctioneerStoodStill() {
        TestSolver solver = market.solver(10);
        market.begin();
        Auction auction = solver.await(Auction.class);
        solver.commit(id(auction), auction.batch(), 0, bid(100), true);
        solver.await(OpenNow.class);
        standStill(auction.opensUntil() + STALL_MILLIS);

        solver.open(id(auction), 0, bid(100));

        assertThat(solver.await(Opened.class).refusal()).isNull();
        assertThat(market.lane().await(AuctionClosed.class, 1).competition().faults())
                .isEmpty();
    }
}
