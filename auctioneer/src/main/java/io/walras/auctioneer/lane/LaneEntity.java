package io.walras.auctioneer.lane;

import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.ArmedSwitch;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PoolRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PreRestart;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.SnapshotAdapter;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EffectBuilder;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.RetentionCriteria;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;
import org.jspecify.annotations.Nullable;

/**
 * Carries {@link LaneMachine}: journals what it decides, then answers. It is the one writer of its lane; whatever needs
 * the network happens elsewhere and comes back as a command.
 */
public final class LaneEntity extends EventSourcedBehavior<LaneEntity.Command, LaneRecord, LaneState> {
    /** What the lane is asked. */
    public sealed interface Command {}

    /** Admissions and cancellations, decided one after the other and journaled together; answers in their order. */
    public record PostAll(List<PoolInput> inputs, ActorRef<List<PoolAnswer>> replyTo) implements Command {
        public PostAll {
            inputs = List.copyOf(inputs);
        }
    }

    /** Asks for an order at hand. */
    public record FindOrder(OrderUid uid, ActorRef<KnownOrder> replyTo) implements Command {}

    /** Asks for the armed switches of an owner. */
    public record FindSwitches(Address owner, ActorRef<List<ArmedSwitch>> replyTo) implements Command {}

    /** Time has passed: switches may be due. */
    private enum Wake implements Command {
        WAKE
    }

    /** Asks for the batch of the latest cut. */
    public record FindBatch(ActorRef<Optional<LatestBatch>> replyTo) implements Command {}

    /** Asks for the number of the event that was journaled last, 0 if none was. */
    public record FindLatestEvent(ActorRef<Long> replyTo) implements Command {}

    /**
     * Asks which orders the next cut may offer, after letting those whose time is over expire; {@code from} is where the
     * last window said that the next one starts.
     */
    public record PlanCut(long from, ActorRef<CutPlan> replyTo) implements Command {}

    /** Asks which of these orders the lane has at hand, open or closed. */
    public record FindKnown(NavigableSet<OrderUid> uids, ActorRef<NavigableSet<OrderUid>> replyTo) implements Command {}

    /** Cuts a batch from what the chain shows and makers quoted. */
    public record Cut(ChainView chain, MakersWord makers, ActorRef<Optional<Batch>> replyTo) implements Command {}

    /** Journals a commitment; true once its receipt may be given, false if its auction is not open any more. */
    public record TakeCommitment(SignedCommitment signed, long receivedAt, ActorRef<Boolean> replyTo)
            implements Command {}

    /** Journals that makers did not stand by quotes of the open auction; true once it is, false if it is not open. */
    public record BlameMakers(long auctionId, List<LaneEvent.MakerFaulted> faults, ActorRef<Boolean> replyTo)
            implements Command {}

    /** Closes the open auction; the awards are in force once the answer is given. */
    public record Close(
            Competition competition,
            AuctionEvidence evidence,
            List<AwardProposal> winners,
            long chainNonce,
            ActorRef<List<AwardedBundle>> replyTo)
            implements Command {}

    /** Gives up the open auction. */
    public record Abort(ActorRef<Done> replyTo) implements Command {}

    /** Asks whose bids are refused at this unix millisecond, and until when. */
    public record FindBlocked(long at, ActorRef<SortedMap<Address, Long>> replyTo) implements Command {}

    /** Asks for the jobs that are not finished, by nonce. */
    public record FindJobs(ActorRef<List<SettlementJob>> replyTo) implements Command {}

    /** Journals a signed transaction; true once it may be broadcast, false if its job is finished. */
    public record Signed(TransactionSigned transaction, ActorRef<Boolean> replyTo) implements Command {}

    /** What the chain shows of the jobs; the answer is what that changed. */
    public record Sight(List<JobSighting> sightings, ActorRef<List<LaneEvent>> replyTo) implements Command {}

    /** How late a switch may fire while nobody asks the lane for anything. */
    private static final Duration WAKING = Duration.ofMillis(250);

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final LaneMachine machine;
    private final PoolRules poolRules;
    private final InstantSource clock;
    private final List<LaneObserver> observers;
    private final Runnable restarting;
    private @Nullable LatestBatch latestBatch;

    private LaneEntity(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            PersistenceId id,
            LaneMachine machine,
            PoolRules poolRules,
            InstantSource clock,
            List<LaneObserver> observers,
            Runnable restarting) {
        super(id, SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.2));
        this.context = context;
        this.timers = timers;
        this.machine = machine;
        this.poolRules = poolRules;
        this.clock = clock;
        this.observers = List.copyOf(observers);
        this.restarting = restarting;
    }

    /**
     * The lane that journals under {@code id}.
     *
     * @param restarting is run whenever the journal has failed and the lane is about to recover from it again
     */
    public static Behavior<Command> create(
            PersistenceId id,
            LaneMachine machine,
            PoolRules poolRules,
            InstantSource clock,
            List<LaneObserver> observers,
            Runnable restarting) {
        return Behaviors.setup(context -> Behaviors.withTimers(
                timers -> new LaneEntity(context, timers, id, machine, poolRules, clock, observers, restarting)));
    }

    @Override
    public LaneState emptyState() {
        return LaneState.empty(IntentPool.empty(poolRules));
    }

    @Override
    public CommandHandler<Command, LaneRecord, LaneState> commandHandler() {
        return this::handle;
    }

    /** Switches that are due fire before whatever else is asked. */
    private Effect<LaneRecord, LaneState> handle(LaneState state, Command command) {
        List<LaneEvent> due = LaneMachine.switchesDue(state, clock.millis());
        return due.isEmpty()
                ? decide(state, command)
                : persist(due).thenRun(next -> context.getSelf().tell(command));
    }

    private Effect<LaneRecord, LaneState> decide(LaneState state, Command command) {
        return switch (command) {
            case Wake.WAKE -> Effect().none();
            case PostAll post -> {
                Decision<List<PoolAnswer>> decision = LaneMachine.poolAll(state, post.inputs());
                yield persist(decision.events()).thenRun(next -> post.replyTo().tell(decision.answer()));
            }
            case FindOrder find ->
                Effect()
                        .none()
                        .thenRun(ignored -> find.replyTo()
                                .tell(new KnownOrder(state.pool().order(find.uid()), lastSequenceNumber(context))));
            case FindKnown find ->
                Effect().none().thenRun(ignored -> find.replyTo().tell(LaneMachine.known(state, find.uids())));
            case FindSwitches find ->
                Effect()
                        .none()
                        .thenRun(ignored -> find.replyTo().tell(state.pool().switchesOf(find.owner())));
            case FindBatch find ->
                Effect().none().thenRun(ignored -> find.replyTo().tell(Optional.ofNullable(latestBatch)));
            case FindLatestEvent find ->
                Effect().none().thenRun(ignored -> find.replyTo().tell(lastSequenceNumber(context)));
            case PlanCut plan ->
                persist(machine.beforeCut(state, clock.millis()))
                        .thenRun(next -> plan.replyTo().tell(machine.plan(next, plan.from(), clock.millis())));
            case Cut cut -> {
                Decision<Optional<Batch>> decision = machine.cut(state, cut.chain(), cut.makers(), clock.millis());
                yield persist(decision.events()).thenRun(next -> {
                    decision.answer().ifPresent(batch -> latestBatch = machine.latest(state, cut.chain(), batch));
                    cut.replyTo().tell(decision.answer());
                });
            }
            case TakeCommitment take -> {
                Decision<Boolean> decision = LaneMachine.committed(state, take.signed(), take.receivedAt());
                yield persist(decision.events()).thenRun(next -> take.replyTo().tell(decision.answer()));
            }
            case BlameMakers blame -> {
                boolean isOpen = Objects.equals(state.openAuction(), blame.auctionId());
                yield persist(isOpen ? List.copyOf(blame.faults()) : List.of())
                        .thenRun(next -> blame.replyTo().tell(isOpen));
            }
            case Close close -> {
                Decision<List<AwardedBundle>> decision = machine.close(
                        state, close.competition(), close.evidence(), close.winners(), close.chainNonce());
                yield persist(decision.events()).thenRun(next -> close.replyTo().tell(decision.answer()));
            }
            case Abort abort ->
                persist(LaneMachine.abort(state))
                        .thenRun(next -> abort.replyTo().tell(Done.done()));
            case FindBlocked find ->
                Effect()
                        .none()
                        .thenRun(ignored -> find.replyTo().tell(state.breaker().blocked(find.at())));
            case FindJobs find ->
                Effect()
                        .none()
                        .thenRun(ignored ->
                                find.replyTo().tell(List.copyOf(state.jobs().values())));
            case Signed signed -> {
                Decision<Boolean> decision = LaneSettlements.signed(state, signed.transaction());
                yield persist(decision.events())
                        .thenRun(next -> signed.replyTo().tell(decision.answer()));
            }
            case Sight sight -> {
                List<LaneEvent> events = LaneSettlements.sightAll(state, sight.sightings(), clock.millis());
                yield persist(events).thenRun(next -> sight.replyTo().tell(events));
            }
        };
    }

    private EffectBuilder<LaneRecord, LaneState> persist(List<LaneEvent> events) {
        long at = clock.millis();
        return Effect()
                .persist(events.stream().map(event -> new LaneRecord(at, event)).toList())
                .thenRun(next -> observers.forEach(observer -> observer.happened(events, next)));
    }

    @Override
    public EventHandler<LaneState, LaneRecord> eventHandler() {
        return (state, record) -> state.apply(record);
    }

    @Override
    public SignalHandler<LaneState> signalHandler() {
        return newSignalHandlerBuilder()
                .onSignal(RecoveryCompleted.instance(), state -> {
                    observers.forEach(observer -> observer.recovered(state));
                    timers.startTimerWithFixedDelay(Wake.WAKE, Wake.WAKE, Duration.ZERO, WAKING);
                })
                .onSignal(PreRestart.instance(), state -> restarting.run())
                .build();
    }

    @Override
    public RetentionCriteria retentionCriteria() {
        return RetentionCriteria.snapshotEvery(1_000, 2);
    }

    @Override
    public SnapshotAdapter<LaneState> snapshotAdapter() {
        return new LaneSnapshots(poolRules);
    }
}
