package io.walras.auctioneer.replay;

import io.walras.auctioneer.replay.AuctionRecord.Equivocation;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Bytes32;
import java.util.List;
import java.util.Optional;

/** Whether whoever is said to be at fault has signed what it is blamed for, and has no bid that was judged. */
record FaultChecks(AuctionRecord record, Batch batch) {
    Optional<Difference> firstDifference() {
        return equivocations().or(this::unopened).or(this::bidsOfTheFaulted);
    }

    private List<BidFault> faults(boolean equivocated) {
        return record.judged().evidence().faults().stream()
                .filter(fault -> (fault.kind() == BidFault.Kind.Equivocated) == equivocated)
                .toList();
    }

    private Optional<Difference> equivocations() {
        List<Equivocation> proofs = record.equivocations();
        if (proofs == null) {
            return Optional.of(new Difference("/equivocations", "nothing", "a list"));
        }
        return faults(true).stream()
                .filter(fault -> proofs.stream()
                        .noneMatch(
                                proof -> proof.solver().equals(fault.solver()) && proof.isProof(record.awardDomain())))
                .findFirst()
                .map(fault ->
                        new Difference("/equivocations", "no proof", "two signed commitments of " + fault.solver()));
    }

    private Optional<Difference> unopened() {
        List<BidFault> faults = faults(false);
        List<SignedCommitment> commitments = record.unopened();
        if (commitments == null || commitments.size() != faults.size()) {
            return Optional.of(new Difference(
                    "/unopened",
                    commitments == null ? "nothing" : commitments.size() + " commitments",
                    faults.size() + " commitments"));
        }
        Bytes32 batchHash = BatchHash.of(batch);
        for (int i = 0; i < faults.size(); i++) {
            BidFault fault = faults.get(i);
            Commitment commitment = commitments.get(i).commitment();
            boolean holds = commitment.solver().equals(fault.solver())
                    && commitment.auctionId() == batch.auctionId()
                    && commitment.batch().equals(batchHash)
                    && commitments.get(i).isAuthentic(record.awardDomain());
            if (!holds) {
                return Optional.of(new Difference(
                        "/unopened/" + i,
                        commitment.toString(),
                        "a commitment of " + fault.solver() + " in this auction, with its signature"));
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> bidsOfTheFaulted() {
        List<SubmittedBid> bids = record.judged().evidence().bids();
        for (int i = 0; i < bids.size(); i++) {
            SubmittedBid bid = bids.get(i);
            boolean isAtFault = record.judged().evidence().faults().stream()
                    .anyMatch(fault -> fault.solver().equals(bid.solver()));
            if (isAtFault && bid.sealed() != null) {
                return Optional.of(new Difference(
                        "/judged/evidence/bids/" + i, "a sealed bid of " + bid.solver(), "none, as it is at fault"));
            }
        }
        return Optional.empty();
    }
}
