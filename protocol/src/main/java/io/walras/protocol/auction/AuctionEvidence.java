package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionInput.Simulated;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.SimulatedAt;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an auction was told, so that anybody who has its batch can decide it again.
 *
 * @param rules by which it was judged
 * @param closesAt the last unix millisecond, inclusive, at which sealed bids could be committed to
 * @param opensUntil the last unix millisecond, inclusive, at which they could be opened
 * @param bids every bid that was judged, ascending by solver
 * @param faults of solvers that sealed bids
 * @param rounds the verdicts of the simulations, in the order in which they were asked for
 */
public record AuctionEvidence(
        AuctionRules rules,
        long closesAt,
        long opensUntil,
        List<SubmittedBid> bids,
        List<BidFault> faults,
        List<Round> rounds) {
    public AuctionEvidence {
        bids = bids.stream().sorted(Comparator.comparing(SubmittedBid::solver)).toList();
        faults = List.copyOf(faults);
        rounds = List.copyOf(rounds);
    }

    /**
     * keccak256 over the rules, every bid and every verdict, in their order: for each bid keccak256(solver || keccak256(body) ||
     * receivedAt || its seal, committedAt and salt, or zeros), for each verdict keccak256(block || hash || for each that
     * failed: solver || id || keccak256(code) || keccak256(detail)); amounts and times as words of 32 bytes.
     */
    public Bytes32 hash() {
        Words words = new Words().word(rules.hash()).word(closesAt).word(opensUntil);
        bids.forEach(bid -> words.word(hash(bid)));
        faults.forEach(fault -> words.word(fault.solver())
                .word(Keccak256.hash(fault.kind().name()))
                .word(Keccak256.hash(fault.detail())));
        rounds.forEach(round -> words.word(round.hash()));
        return Keccak256.hash(words.toArray());
    }

    private static Bytes32 hash(SubmittedBid bid) {
        Words words = new Words().word(bid.solver()).word(bid.bidHash()).word(bid.receivedAt());
        SubmittedBid.Sealed sealed = bid.sealed();
        if (sealed == null) {
            return Keccak256.hash(words.word(0).toArray());
        }
        return Keccak256.hash(words.word(sealed.commitment().commitment().structHash())
                .word(Keccak256.hash(sealed.commitment().signature().toArray()))
                .word(sealed.committedAt())
                .word(sealed.salt())
                .toArray());
    }

    /**
     * What one simulation of the winners showed.
     *
     * @param failed those that failed, each with its id, ascending by name; the others passed
     */
    public record Round(List<RefusedBid> failed, SimulatedAt at) {
        public Round {
            failed = List.copyOf(failed);
            if (failed.stream().anyMatch(bid -> bid.id() == null)) {
                throw new IllegalArgumentException("what was simulated has an id");
            }
        }

        static Round of(Simulated simulated) {
            return new Round(
                    simulated.failed().entrySet().stream()
                            .map(entry -> new RefusedBid(
                                    entry.getKey().solver(), entry.getKey().id(), entry.getValue()))
                            .toList(),
                    simulated.at());
        }

        private Bytes32 hash() {
            Words words = new Words().word(at.block()).word(at.hash());
            failed.forEach(bid -> words.word(bid.solver())
                    .word(Objects.requireNonNull(bid.id()))
                    .word(Keccak256.hash(bid.reason().code().name()))
                    .word(Keccak256.hash(bid.reason().detail())));
            return Keccak256.hash(words.toArray());
        }

        /** As the auction is told it. */
        public Simulated toInput() {
            SortedMap<BundleName, BundleRefusal> byName = new TreeMap<>();
            failed.forEach(
                    bid -> byName.put(new BundleName(bid.solver(), Objects.requireNonNull(bid.id())), bid.reason()));
            return new Simulated(byName, at);
        }
    }

    /** Solvers that have bid something that was not sealed. */
    SortedSet<Address> openBidders() {
        return bids.stream()
                .filter(bid -> bid.sealed() == null && !bid.body().isEmpty())
                .map(SubmittedBid::solver)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    AuctionEvidence with(Simulated round) {
        List<Round> longer = new ArrayList<>(rounds);
        longer.add(Round.of(round));
        return new AuctionEvidence(rules, closesAt, opensUntil, bids, faults, longer);
    }
}
