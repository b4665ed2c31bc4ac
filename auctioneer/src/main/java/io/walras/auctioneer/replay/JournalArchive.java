package io.walras.auctioneer.replay;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.ledger.AuctionEvents;
import io.walras.auctioneer.ledger.LaneJournal;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.PooledOrder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Makes records of what the journal and the ledger hold. */
public final class JournalArchive implements AuctionArchive {
    private final Deployment deployment;
    private final LaneJournal journal;
    private final Ledger ledger;

    /** What is the same in every record of a lane. */
    public record Deployment(
            Eip712Domain orderDomain, Eip712Domain awardDomain, Address auctioneer, Address wrappedNative) {}

    public JournalArchive(Deployment deployment, LaneJournal journal, Ledger ledger) {
        this.deployment = deployment;
        this.journal = journal;
        this.ledger = ledger;
    }

    @Override
    public CompletionStage<Optional<AuctionRecord>> record(long auctionId) {
        return ledger.auctionEvents(auctionId)
                .thenCompose(events ->
                        events.isEmpty() ? CompletableFuture.completedStage(Optional.empty()) : read(events.get()));
    }

    private CompletionStage<Optional<AuctionRecord>> read(AuctionEvents events) {
        return journal.events(events.cut(), events.cut())
                .thenCombine(journal.events(events.closed() - 1, events.closed()), JournalArchive::parts)
                .thenCompose(parts -> parts.isEmpty()
                        ? CompletableFuture.completedStage(Optional.empty())
                        : ledger.orders(parts.get().cut().fillable().keySet())
                                .thenCombine(
                                        proofs(parts.get(), events),
                                        (orders, proofs) -> Optional.of(record(parts.get(), orders, proofs))));
    }

    /** Commitments are among the events between cut and close, which are read only if somebody is at fault. */
    private CompletionStage<Proofs> proofs(Parts parts, AuctionEvents events) {
        AuctionEvidence evidence = parts.judged().evidence();
        return evidence.faults().isEmpty()
                ? CompletableFuture.completedStage(new Proofs(List.of(), List.of()))
                : journal.events(events.cut(), events.closed())
                        .thenApply(all -> new Proofs(Unopened.in(parts.cut(), evidence, all), Equivocations.in(all)));
    }

    private record Proofs(List<SignedCommitment> unopened, List<AuctionRecord.Equivocation> equivocations) {}

    private record Parts(LaneEvent.AuctionCut cut, LaneEvent.AuctionJudged judged, LaneEvent.AuctionClosed closed) {}

    private static Optional<Parts> parts(List<LaneEvent> cut, List<LaneEvent> end) {
        return cut.size() == 1
                        && end.size() == 2
                        && cut.getFirst() instanceof LaneEvent.AuctionCut fixed
                        && end.getFirst() instanceof LaneEvent.AuctionJudged judged
                        && end.getLast() instanceof LaneEvent.AuctionClosed closed
                ? Optional.of(new Parts(fixed, judged, closed))
                : Optional.empty();
    }

    private AuctionRecord record(Parts parts, List<PooledOrder> orders, Proofs proofs) {
        List<Intent> intents = orders.stream().map(PooledOrder::intent).toList();
        return new AuctionRecord(
                deployment.orderDomain(),
                deployment.awardDomain(),
                deployment.auctioneer(),
                deployment.wrappedNative(),
                parts.cut(),
                intents,
                parts.judged(),
                parts.closed().competition(),
                parts.closed().awards(),
                proofs.unopened(),
                proofs.equivocations());
    }
}
