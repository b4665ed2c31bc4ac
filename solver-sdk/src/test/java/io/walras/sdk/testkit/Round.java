package io.walras.sdk.testkit;

import io.walras.protocol.auction.ArbitrationTerms;
import io.walras.protocol.auction.Arbitrator;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.Bid;
import io.walras.protocol.auction.Ranking;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BundleVerdict;
import io.walras.sdk.SolutionCheck;
import io.walras.sdk.recorded.RecordedAuction;
import io.walras.sdk.recorded.Rehearsal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One auction that is held. Used on the auctioneer's thread alone, but for {@link #outcome}. */
final class Round {
    /** Bundles that may win an auction. */
    private static final int MAX_WINNERS = 10;

    private final RecordedAuction recorded;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final SortedSet<Address> passed = new TreeSet<>();
    private final Bytes32 hash;
    SealedBook book;
    boolean isClosed;

    Round(RecordedAuction recorded, long closesAt, long opensUntil) {
        this.recorded = recorded;
        this.hash = BatchHash.of(recorded.batch());
        this.book = SealedBook.open(id(), hash, closesAt, opensUntil);
    }

    RecordedAuction recorded() {
        return recorded;
    }

    CompletableFuture<Outcome> outcome() {
        return outcome;
    }

    long id() {
        Long id = recorded.auction().id();
        if (id == null) {
            throw new IllegalStateException("a recorded auction has a number");
        }
        return id;
    }

    AuctioneerMessage.Auction message(long sequence, @Nullable AuctionJson snapshot, @Nullable AuctionDelta delta) {
        return new AuctioneerMessage.Auction(
                sequence,
                hash,
                System.currentTimeMillis(),
                book.closesAt(),
                book.opensUntil(),
                snapshot,
                delta,
                recorded.terms());
    }

    void pass(Address solver) {
        passed.add(solver);
    }

    /** Whether each of these solvers has passed or said its last word. */
    boolean isSettledFor(SortedSet<Address> solvers) {
        return !solvers.isEmpty()
                && solvers.stream()
                        .allMatch(solver -> passed.contains(solver)
                                || (book.entries().containsKey(solver)
                                        && book.entries()
                                                .get(solver)
                                                .latest()
                                                .commitment()
                                                .last()));
    }

    /** Judges what was opened. */
    Outcome judge() {
        SortedMap<Address, List<Rehearsal.Judged>> judged = new TreeMap<>();
        book.entries()
                .forEach((solver, entry) ->
                        entry.bid().ifPresent(opening -> judged.put(solver, judged(opening.bid()))));
        List<Bid> bids = new ArrayList<>();
        judged.forEach((solver, bundles) -> bundles.forEach(bundle -> {
            if (bundle.check() instanceof SolutionCheck.Scored scored) {
                bids.add(new Bid(bundle.solution().id(), solver, scored.bundle().executions()));
            }
        }));
        Ranking ranking =
                Arbitrator.rank(ArbitrationTerms.of(SelectionPolicy.GREEDY, MAX_WINNERS, recorded.batch()), bids);
        SortedMap<Address, List<BundleVerdict>> verdicts = new TreeMap<>();
        judged.forEach((solver, bundles) -> verdicts.put(
                solver,
                bundles.stream().map(bundle -> verdict(solver, bundle, ranking)).toList()));
        return new Outcome(verdicts, book.faults());
    }

    private List<Rehearsal.Judged> judged(Bytes bid) {
        List<SolutionJson> solutions = EngineResponse.read(bid.toArray()) instanceof EngineResponse.Solved solved
                ? solved.solutions()
                : List.of();
        return Rehearsal.judge(recorded, solutions).bundles();
    }

    private static BundleVerdict verdict(Address solver, Rehearsal.Judged bundle, Ranking ranking) {
        if (bundle.check() instanceof SolutionCheck.Refused refused) {
            return new BundleVerdict(
                    bundle.solution().id(),
                    BundleVerdict.Outcome.Refused,
                    null,
                    null,
                    refused.refusal().code().name(),
                    refused.refusal().detail(),
                    null);
        }
        int place = 0;
        for (Ranking.RankedBid ranked : ranking.ranked()) {
            place++;
            if (ranked.bid().solver().equals(solver)
                    && ranked.bid().id().equals(bundle.solution().id())) {
                BundleVerdict.Outcome outcome = ranked.isWinner()
                        ? BundleVerdict.Outcome.Won
                        : ranked.isFilteredOut() ? BundleVerdict.Outcome.Filtered : BundleVerdict.Outcome.Beaten;
                return new BundleVerdict(bundle.solution().id(), outcome, ranked.score(), place, null, null, null);
            }
        }
        return new BundleVerdict(
                bundle.solution().id(), BundleVerdict.Outcome.Refused, null, null, "DuplicateId", null, null);
    }
}
