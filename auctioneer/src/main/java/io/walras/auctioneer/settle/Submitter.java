package io.walras.auctioneer.settle;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.auctioneer.lane.SettlementJob;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;

/**
 * Keeps the lane's jobs moving: asks which are unfinished, lets the {@link SettlementDesk} look at the chain, has the
 * lane journal what that showed. One pass at a time; a pass that cannot reach the chain changes nothing and is made
 * again.
 */
public final class Submitter {
    /** What the submitter is told. */
    public sealed interface Command {}

    /** Look now and not only at the next poll. */
    public enum Wake implements Command {
        NOW
    }

    private enum Poll implements Command {
        DUE
    }

    private record Jobs(List<SettlementJob> jobs) implements Command {}

    private record Looked(SettlementDesk.Pass pass) implements Command {}

    private record Journaled(List<LaneEvent> events, boolean signed) implements Command {}

    private record PassFailed(Throwable reason) implements Command {}

    private final ActorContext<Command> context;
    private final ActorRef<LaneEntity.Command> lane;
    private final SettlementDesk desk;
    private final Executor blocking;
    private final Duration timeout;
    private final BiConsumer<AwardedBundle, LaneEvent> news;
    private Map<JobId, AwardedBundle> awards = Map.of();
    private boolean busy;
    private boolean again;

    private Submitter(
            ActorContext<Command> context,
            ActorRef<LaneEntity.Command> lane,
            SettlementDesk desk,
            Executor blocking,
            Duration timeout,
            BiConsumer<AwardedBundle, LaneEvent> news) {
        this.context = context;
        this.lane = lane;
        this.desk = desk;
        this.blocking = blocking;
        this.timeout = timeout;
        this.news = news;
    }

    /**
     * A submitter that looks every {@code pollInterval}.
     *
     * @param blocking runs the desk's calls
     * @param timeout how long the lane may take to answer
     * @param news is told of each settlement that is mined, has failed or has lapsed
     */
    public static Behavior<Command> create(
            ActorRef<LaneEntity.Command> lane,
            SettlementDesk desk,
            Executor blocking,
            Duration pollInterval,
            Duration timeout,
            BiConsumer<AwardedBundle, LaneEvent> news) {
        return Behaviors.setup(context -> Behaviors.withTimers((TimerScheduler<Command> timers) -> {
            timers.startTimerWithFixedDelay(Poll.DUE, pollInterval);
            Submitter submitter = new Submitter(context, lane, desk, blocking, timeout, news);
            return Behaviors.receiveMessage(submitter::onMessage);
        }));
    }

    private Behavior<Command> onMessage(Command command) {
        switch (command) {
            case Wake ignored -> start();
            case Poll ignored -> start();
            case Jobs jobs -> look(jobs.jobs());
            case Looked looked -> journal(looked.pass());
            case Journaled journaled -> {
                journaled.events().forEach(this::tell);
                finish(journaled.signed());
            }
            case PassFailed failed -> {
                context.getLog()
                        .atWarn()
                        .addKeyValue("reason", String.valueOf(failed.reason().getMessage()))
                        .log("could not look after settlements; trying again");
                finish(false);
            }
        }
        return Behaviors.same();
    }

    private void start() {
        if (busy) {
            again = true;
            return;
        }
        busy = true;
        again = false;
        ask(LaneEntity.FindJobs::new, Jobs::new);
    }

    private void tell(LaneEvent event) {
        JobId job = switch (event) {
            case LaneEvent.SettlementMined mined -> mined.job();
            case LaneEvent.SettlementReverted reverted -> reverted.job();
            case LaneEvent.AwardLapsed lapsed -> lapsed.job();
            default -> null;
        };
        Optional.ofNullable(job).map(awards::get).ifPresent(award -> news.accept(award, event));
    }

    private void look(List<SettlementJob> jobs) {
        awards = jobs.stream()
                .map(SettlementJob::award)
                .collect(Collectors.toUnmodifiableMap(AwardedBundle::job, Function.identity()));
        if (jobs.isEmpty()) {
            finish(false);
            return;
        }
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> desk.look(jobs), blocking),
                (pass, failure) -> failure == null ? new Looked(pass) : new PassFailed(failure));
    }

    /** First the signed transactions, so that the next pass may send them; then what the chain showed. */
    private void journal(SettlementDesk.Pass pass) {
        for (TransactionSigned signed : pass.signed()) {
            lane.tell(new LaneEntity.Signed(signed, context.getSystem().ignoreRef()));
        }
        this.<List<LaneEvent>>ask(
                replyTo -> new LaneEntity.Sight(pass.sightings(), replyTo),
                events -> new Journaled(events, !pass.signed().isEmpty()));
    }

    private void finish(boolean lookAgain) {
        busy = false;
        if (lookAgain || again) {
            start();
        }
    }

    private <A> void ask(
            org.apache.pekko.japi.function.Function<ActorRef<A>, LaneEntity.Command> question,
            Function<A, Command> answer) {
        context.pipeToSelf(
                AskPattern.ask(lane, question, timeout, context.getSystem().scheduler()),
                (reply, failure) -> failure == null ? answer.apply(reply) : new PassFailed(failure));
    }
}
