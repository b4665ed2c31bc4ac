package io.walras.protocol.wire.session;

import io.walras.protocol.auction.AuctionEffect.Decide;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.auction.Losses;
import io.walras.protocol.auction.ShadowBid;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.session.BundleVerdict.LostTo;
import io.walras.protocol.wire.session.BundleVerdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says to every solver what became of each of its bundles, and why. A function of the decision alone. */
public final class Verdicts {
    private final Losses losses;
    private final Set<BundleName> awarded;
    private final Map<BundleName, Integer> places = new HashMap<>();
    private final SortedMap<Address, List<BundleVerdict>> bySolver = new TreeMap<>();

    private Verdicts(Losses losses, Set<BundleName> awarded) {
        this.losses = losses;
        this.awarded = awarded;
    }

    /**
     * The verdicts by solver; a solver of which nothing is known is not in them.
     *
     * @param awarded the winners that were awarded; the others lost an order to its owner
     */
    public static SortedMap<Address, List<BundleVerdict>> of(Batch batch, Decide decided, Set<BundleName> awarded) {
        Verdicts verdicts = new Verdicts(Losses.of(batch, decided.competition(), decided.chosen()), awarded);
        decided.competition()
                .decided(awarded, List.of())
                .solutions()
                .forEach(published -> verdicts.places.put(published.name(), published.ranking()));
        Set<BundleName> refused = new HashSet<>();
        decided.evidence().faults().forEach(verdicts::add);
        decided.shadowFaults().forEach(verdicts::add);
        for (RefusedBid bid : decided.competition().refused()) {
            Optional.ofNullable(bid.id()).ifPresent(id -> refused.add(new BundleName(bid.solver(), id)));
            verdicts.add(bid);
        }
        decided.competition().solutions().stream()
                .filter(solution -> !refused.contains(solution.name()))
                .forEach(verdicts::add);
        decided.shadowRefused().forEach(verdicts::add);
        decided.shadow().forEach(verdicts::add);
        return verdicts.bySolver;
    }

    private void add(BidFault fault) {
        add(fault.solver(), refused(null, fault.kind().name(), fault.detail()));
    }

    private void add(RefusedBid bid) {
        add(
                bid.solver(),
                refused(bid.id(), bid.reason().code().name(), bid.reason().detail()));
    }

    private void add(Solution solution) {
        if (solution.isWinner() && !awarded.contains(solution.name())) {
            add(
                    solution.solver(),
                    refused(solution.id(), Code.OrderCancelled.name(), "an order was cancelled while bids were open"));
            return;
        }
        Optional<Losses.Loss> loss = solution.isWinner()
                ? Optional.empty()
                : solution.filteredOut()
                        ? losses.filtered(solution.orders())
                        : losses.beaten(solution.score(), solution.orders());
        Outcome outcome =
                solution.isWinner() ? Outcome.Won : solution.filteredOut() ? Outcome.Filtered : Outcome.Beaten;
        add(solution.solver(), scored(solution.id(), outcome, solution.score(), place(solution), loss));
    }

    /** As it is published: what was chosen and not awarded leaves its place to others. */
    private int place(Solution solution) {
        return Objects.requireNonNull(places.get(solution.name()));
    }

    private void add(ShadowBid bid) {
        Optional<Losses.Loss> loss = bid.wouldHaveWon()
                ? Optional.empty()
                : bid.filteredOut() ? losses.filtered(bid.executions()) : losses.beaten(bid.score(), bid.executions());
        Outcome outcome =
                bid.wouldHaveWon() ? Outcome.WouldHaveWon : bid.filteredOut() ? Outcome.Filtered : Outcome.Beaten;
        add(bid.name().solver(), scored(bid.name().id(), outcome, bid.score(), bid.ranking(), loss));
    }

    private void add(Address solver, BundleVerdict verdict) {
        bySolver.computeIfAbsent(solver, first -> new ArrayList<>()).add(verdict);
    }

    private static BundleVerdict refused(@Nullable Uint256 id, String reason, String detail) {
        return new BundleVerdict(id, Outcome.Refused, null, null, reason, detail, null);
    }

    private static BundleVerdict scored(
            Uint256 id, Outcome outcome, Uint256 score, int ranking, Optional<Losses.Loss> loss) {
        boolean unexplained = outcome == Outcome.Beaten && loss.isEmpty();
        return new BundleVerdict(
                id,
                outcome,
                score,
                ranking,
                null,
                unexplained ? "trades no pair of a winner, but is not among the best that may win together" : null,
                loss.map(Verdicts::lostTo).orElse(null));
    }

    private static LostTo lostTo(Losses.Loss loss) {
        return new LostTo(
                loss.to().solver(),
                loss.to().id(),
                loss.pair().sellToken(),
                loss.pair().buyToken(),
                loss.score(),
                loss.margin());
    }
}
