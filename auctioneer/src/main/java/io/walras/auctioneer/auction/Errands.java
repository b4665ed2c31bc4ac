package io.walras.auctioneer.auction;

import io.walras.auctioneer.auction.AuctionChain.Simulation;
import io.walras.auctioneer.auction.HouseCommand.Aborted;
import io.walras.auctioneer.auction.HouseCommand.Admitted;
import io.walras.auctioneer.auction.HouseCommand.Awarded;
import io.walras.auctioneer.auction.HouseCommand.Journaled;
import io.walras.auctioneer.auction.HouseCommand.Judged;
import io.walras.auctioneer.auction.HouseCommand.NonceRead;
import io.walras.auctioneer.auction.HouseCommand.Opened;
import io.walras.auctioneer.auction.HouseCommand.Planned;
import io.walras.auctioneer.auction.HouseCommand.Prepared;
import io.walras.auctioneer.auction.HouseCommand.Read;
import io.walras.auctioneer.auction.HouseCommand.Simulated;
import io.walras.auctioneer.auction.HouseCommand.StepFailed;
import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.CutPlan;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.MakersWord;
import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.auctioneer.rfq.QuoteSource.Gathered;
import io.walras.auctioneer.solver.session.SolverInput;
import io.walras.protocol.auction.AuctionEffect;
import io.walras.protocol.auction.AuctionInput;
import io.walras.protocol.auction.AuctionMachine;
import io.walras.protocol.auction.AuctionState;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.time.Instant;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.japi.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the auction house has the lane and the chain do, and what it computes aside; each comes back to it as a command, {@link StepFailed} if it went
 * wrong.
 */
final class Errands {
    private final ActorContext<HouseCommand> context;
    private final AuctionParts parts;

    Errands(ActorContext<HouseCommand> context, AuctionParts parts) {
        this.context = context;
        this.parts = parts;
    }

    void plan(long window) {
        ask("plan", replyTo -> new LaneEntity.PlanCut(window, replyTo), Planned::new);
    }

    /** Reads the chain and asks makers at the same time. */
    void read(CutPlan plan) {
        List<PooledOrder> orders = plan.window().orders();
        CompletionStage<ChainView> chain =
                CompletableFuture.supplyAsync(() -> parts.chain().read(orders), parts.blocking());
        CompletionStage<Gathered> quotes = parts.quotes()
                .gather(new Enquiry(
                        plan.auctionId(), orders, plan.promised(), parts.clock().millis()));
        await(
                "read the chain",
                chain.thenCombine(
                        quotes,
                        (view, gathered) -> new Read(
                                view, new MakersWord(plan.auctionId(), gathered.quotes(), gathered.answers()))),
                read -> read);
    }

    void cut(Read read) {
        this.<Optional<Batch>>ask(
                "cut", replyTo -> new LaneEntity.Cut(read.chain(), read.makers(), replyTo), Opened::new);
    }

    void prepare(Batch batch, Instant deadline) {
        block("prepare the request", () -> new Prepared(batch, parts.chain().terms(batch, deadline)));
    }

    /** Finds the solvers that are kept out of the batch's auction. */
    void findBlocked(Prepared prepared) {
        this.<SortedMap<Address, Long>>ask(
                "find who is kept out",
                replyTo -> new LaneEntity.FindBlocked(prepared.batch().cutAt(), replyTo),
                blocked -> new Admitted(prepared, blocked));
    }

    void journal(SolverInput.Commit commit, SealedRound.SignedReceipt receipt) {
        long auctionId = commit.signed().commitment().auctionId();
        this.<Boolean>ask(
                "journal a commitment",
                replyTo -> new LaneEntity.TakeCommitment(commit.signed(), commit.receivedAt(), replyTo),
                taken -> new Journaled(auctionId, receipt, taken));
    }

    /** Takes a step of an auction that looks for winners. */
    void judge(AuctionMachine machine, AuctionState state, AuctionInput input) {
        block("judge", () -> new Judged(state.batch().auctionId(), machine.step(state, input)));
    }

    /** What users have posted is nobody's to bring along: whatever tries does not settle. */
    void simulate(Batch batch, AuctionEffect.Simulate simulate) {
        await(
                "simulate",
                posted(JitOrders.of(simulate.bundles()))
                        .thenApplyAsync(
                                posted -> new JitOrders(posted)
                                        .simulated(
                                                simulate.bundles(),
                                                allowed -> simulate.apart()
                                                        ? parts.chain().simulateApart(batch, allowed)
                                                        : parts.chain().simulate(batch, allowed)),
                                parts.blocking())
                        .thenCompose(simulation -> blamed(batch.auctionId(), simulation)),
                simulation -> new Simulated(batch.auctionId(), simulation));
    }

    /** The lane has at hand what is new, the ledger knows all that is old. */
    private CompletionStage<NavigableSet<OrderUid>> posted(NavigableSet<OrderUid> jit) {
        if (jit.isEmpty()) {
            return CompletableFuture.completedStage(jit);
        }
        CompletionStage<NavigableSet<OrderUid>> atHand = askLane(replyTo -> new LaneEntity.FindKnown(jit, replyTo));
        return atHand.thenCombine(parts.posted().among(jit), (known, old) -> {
            NavigableSet<OrderUid> all = new TreeSet<>(known);
            all.addAll(old);
            return all;
        });
    }

    /** Journals who did not stand by a quote before anything else follows from it. */
    private CompletionStage<Simulation> blamed(long auctionId, Simulation simulation) {
        return simulation.makerFaults().isEmpty()
                ? CompletableFuture.completedStage(simulation)
                : this.<Boolean>askLane(
                                replyTo -> new LaneEntity.BlameMakers(auctionId, simulation.makerFaults(), replyTo))
                        .thenApply(noted -> simulation);
    }

    /** Prepares the awards of what the latest simulation made of the winners, in their order. */
    void readNonce(AuctionEffect.Decide decide, @Nullable Simulation latest) {
        Set<BundleName> winners = decide.winners().stream()
                .map(winner ->
                        new BundleName(winner.bundle().solver(), winner.bundle().id()))
                .collect(Collectors.toSet());
        List<AwardProposal> proposals = latest == null
                ? List.of()
                : latest.passed().stream()
                        .filter(passed -> winners.contains(new BundleName(passed.solver(), passed.bundleId())))
                        .toList();
        block(
                "read the nonce",
                () -> new NonceRead(decide, proposals, parts.chain().nextNonce()));
    }

    void close(NonceRead read) {
        this.<List<AwardedBundle>>ask(
                "award",
                replyTo -> new LaneEntity.Close(
                        read.decide().competition(), read.decide().evidence(), read.winners(), read.nonce(), replyTo),
                awards -> new Awarded(read.decide(), awards));
    }

    void abort() {
        this.<Done>ask("abort", LaneEntity.Abort::new, done -> new Aborted());
    }

    /** Waits for something elsewhere. */
    <A> void await(String step, CompletionStage<A> work, java.util.function.Function<A, HouseCommand> answer) {
        context.pipeToSelf(
                work, (done, failure) -> failure == null ? answer.apply(done) : new StepFailed(step, failure));
    }

    private void block(String step, Supplier<HouseCommand> work) {
        await(step, CompletableFuture.supplyAsync(work, parts.blocking()), done -> done);
    }

    private <A> void ask(
            String step,
            Function<ActorRef<A>, LaneEntity.Command> question,
            java.util.function.Function<A, HouseCommand> answer) {
        await(step, askLane(question), answer);
    }

    private <A> CompletionStage<A> askLane(Function<ActorRef<A>, LaneEntity.Command> question) {
        return AskPattern.ask(
                parts.lane(), question, parts.laneTimeout(), context.getSystem().scheduler());
    }
}
