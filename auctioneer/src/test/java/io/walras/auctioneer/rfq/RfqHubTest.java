package io.walras.auctioneer.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.AwardProposal;
import io.walras.auctioneer.lane.CutPlan;
import io.walras.auctioneer.lane.JobSighting;
import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneMachine;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.LaneSettlements;
import io.walras.auctioneer.lane.LaneState;
import io.walras.auctioneer.lane.MakersWord;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.auctioneer.ledger.ExecutionRow;
import io.walras.auctioneer.ledger.ProjectedLedger;
import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.auctioneer.rfq.QuoteSource.Gathered;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.rfq.levels.FeedRules;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.testing.Property;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.settlement.chain.QuoteView;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Two hundred auctions of lane, hub and ledger with scripted makers, on a clock that only the test moves: makers are late,
 * silent and wrong, the chain is slow, auctions are given up, awards settle, fail and lapse.
 */
class RfqHubTest {
    private static final int AUCTIONS = 200;
    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration DEADLINE = Duration.ofMillis(250);
    private static final Duration CHECK_TIME = Duration.ofMillis(150);
    private static final AuctionRules RULES = new AuctionRules(
            SelectionPolicy.GREEDY,
            5,
            5,
            3,
            60,
            new BundleLimits(10, 10, 10_000, Set.of()),
            new EncodingTerms(Address.ZERO, 50));

    private Gen gen = new Gen(1);
    private final SettableClock clock = new SettableClock(1_000);
    private final ActorTestKit kit =
            ActorTestKit.create("rfq", ManualTime.config().withFallback(ConfigFactory.load()));
    private final ManualTime timers = ManualTime.get(kit.system());
    private final ProjectedLedger ledger = ProjectedLedger.over(Vendor.H2);
    private final LaneMachine lane =
            new LaneMachine(new CutRules(Orders.WETH, 100, 10, 60, List.of()), award -> Bytes.EMPTY);
    private final MakerFloor floor = new MakerFloor(10, 10);
    private List<ScriptedMaker> makers = List.of();
    private final Set<MakerNonce> spent = new HashSet<>();
    private final Map<Address, Long> read = new HashMap<>();
    private LaneState state = LaneState.empty(IntentPool.empty(Pools.rules(10_000, 10_000)));
    private boolean chainHangs;

    @AfterEach
    void close() {
        kit.shutdownTestKit();
    }

    private HubClient hub() {
        makers.forEach(maker -> floor.join("scripted", maker.seat()));
        HubTerms terms = new HubTerms(
                Quotes.DOMAIN.chainId(),
                Quotes.SETTLEMENT,
                Quotes.DOMAIN.verifyingContract(),
                Orders.token(95),
                Orders.token(96),
                Orders.WETH);
        RfqSettings settings = new RfqSettings(
                DEADLINE,
                CHECK_TIME,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                1_000_000,
                FeedRules.USUAL,
                RfqSettings.of(ConfigFactory.load().getConfig("walras.rfq")).sessions());
        hub = kit.spawn(
                Hub.create(new HubParts(
                        settings,
                        terms,
                        floor,
                        ledger.makers(),
                        (quotes, holdings) -> view(holdings),
                        task -> {
                            if (!chainHangs) {
                                task.run();
                            }
                        },
                        clock,
                        bound -> gen.between(0, bound - 1),
                        new SimpleMeterRegistry())),
                DispatcherSelector.fromConfig("pekko.test.calling-thread-dispatcher"));
        return new HubClient(hub, Duration.ofMinutes(5));
    }

    private ActorRef<HubCommand> hub = kit.system().ignoreRef();

    private QuoteView view(Collection<Holding> holdings) {
        Map<Holding, Funds> funds = new HashMap<>();
        holdings.forEach(holding -> funds.put(holding, new Funds(ScriptedMaker.FUNDS, Uint256.MAX)));
        return new QuoteView(QuotedAuctions.BLOCK, funds, spent, Set.of());
    }

    private void happen(List<LaneEvent> events) {
        state = state.applyAll(events);
        ledger.happened(events.stream()
                .map(event -> new LaneRecord(clock.millis(), event))
                .toList());
    }

    private void pass(Duration time) {
        clock.advanceMillis(time.toMillis());
        for (ScriptedMaker maker : makers) {
            for (ScriptedMaker.Due answer : maker.answersAt(clock.millis())) {
                hub.tell(new HubCommand.Answered(
                        maker.address(), maker, answer.rfqId(), new Reply.Heard(answer.reply(), clock.millis())));
            }
        }
    }

    @Test
    void shouldReleaseOrSettleEveryQuoteExactlyOnce() {
        Property.forAll(1, seeded -> {
            gen = seeded;
            makers = IntStream.range(0, 4)
                    .mapToObj(i -> new ScriptedMaker(i, seeded))
                    .toList();
            run(hub());
        });
    }

    private void run(HubClient client) {
        int offered = 0;
        for (int i = 0; i < AUCTIONS; i++) {
            offered += auction(client, i);
            makers.forEach(this::readRows);
        }
        finishAll();
        makers.forEach(this::readRows);

        for (ScriptedMaker maker : makers) {
            assertThat(maker.ends().values()).as("released or settled once").allMatch(times -> times == 1);
            assertThat(maker.selections().values()).allMatch(times -> times == 1);
            assertThat(maker.ends().keySet()).containsAll(maker.selections().keySet());
            assertThat(maker.ends().keySet())
                    .as("every quote that was in an auction has its end")
                    .containsExactlyInAnyOrderElementsOf(maker.accepted());
            assertThat(maker.reserved()).as("reserved at the end").isEmpty();
        }
        assertThat(offered).isGreaterThan(AUCTIONS);
        assertThat(makers.stream().mapToInt(maker -> maker.late().size()).sum()).isPositive();
        assertThat(makers.stream().mapToInt(maker -> maker.selections().size()).sum())
                .isGreaterThan(AUCTIONS / 4);
    }

    private int auction(HubClient client, int number) {
        happen(LaneMachine.pool(
                        state,
                        new PoolInput.Admit(
                                Orders.sell()
                                        .amounts(1_000 + number, 2_000)
                                        .until(clock.millis() / 1_000 + 1_000)
                                        .signed(),
                                "{}",
                                true,
                                clock.millis()))
                .events());
        CutPlan plan = lane.plan(state, 0, clock.millis());
        chainHangs = gen.chance(5);
        Gathered gathered = gather(client, plan);
        ChainView chain = QuotedAuctions.chain(plan.window().orders());
        var cut = lane.cut(
                state, chain, new MakersWord(plan.auctionId(), gathered.quotes(), gathered.answers()), clock.millis());
        happen(cut.events());
        pass(Duration.ofMillis(500));
        if (gen.chance(10)) {
            happen(LaneMachine.abort(state));
        } else {
            cut.answer().ifPresent(this::close);
        }
        moveJobs();
        return gathered.quotes().size();
    }

    private Gathered gather(HubClient client, CutPlan plan) {
        long began = clock.millis();
        CompletableFuture<Gathered> answer = client.gather(
                        new Enquiry(plan.auctionId(), plan.window().orders(), plan.promised(), began))
                .toCompletableFuture();
        while (!answer.isDone()) {
            pass(STEP);
            fireTimers(Duration.ofMillis(clock.millis() - began));
            assertThat(clock.millis() - began)
                    .as("time to gather")
                    .isLessThanOrEqualTo(DEADLINE.plus(CHECK_TIME).plus(STEP).toMillis());
        }
        Gathered gathered = answer.join();
        Set<Bytes32> late = new HashSet<>();
        makers.forEach(maker -> late.addAll(maker.late()));
        assertThat(gathered.quotes()).extracting(FirmQuote::hash).doesNotContainAnyElementsOf(late);
        return gathered;
    }

    /** Moving the timers is slow, so they move only when one of them may be due. */
    private void fireTimers(Duration elapsed) {
        if (elapsed.equals(DEADLINE)) {
            timers.timePasses(DEADLINE);
        } else if (elapsed.equals(DEADLINE.plus(CHECK_TIME))) {
            timers.timePasses(CHECK_TIME);
        }
    }

    /** The best quote of the batch wins, most of the time. */
    private void close(Batch batch) {
        List<AwardProposal> winners = new ArrayList<>();
        if (!batch.quotes().isEmpty() && gen.chance(80)) {
            winners.add(QuotedAuctions.proposal(batch, gen.pick(batch.quotes())));
        }
        happen(lane.close(
                        state,
                        QuotedAuctions.competition(batch),
                        new AuctionEvidence(RULES, 1, 1, List.of(), List.of(), List.of()),
                        winners,
                        state.nextNonce())
                .events());
    }

    /** Something happens to each award: it is signed, mined, thrown out again, final, or lapses. */
    private void moveJobs() {
        for (SettlementJob job : List.copyOf(state.jobs().values())) {
            if (job.attempts().isEmpty()) {
                sign(job);
            } else if (job.mined() == null && gen.chance(20)) {
                sight(job, null, gen.chance(50));
            } else if (gen.chance(10)) {
                sight(job, new Place.Failed(Keccak256.hash("tx"), 1, Uint256.ONE, "failed"), false);
            } else {
                sight(job, new Place.Settled(QuotedAuctions.settlement(job)), job.mined() != null && gen.chance(60));
            }
        }
    }

    private void finishAll() {
        for (SettlementJob job : List.copyOf(state.jobs().values())) {
            if (job.attempts().isEmpty()) {
                sign(job);
            }
            sight(job, new Place.Settled(QuotedAuctions.settlement(job)), false);
            sight(job, new Place.Settled(QuotedAuctions.settlement(job)), true);
        }
        assertThat(state.jobs()).isEmpty();
    }

    private void sign(SettlementJob job) {
        happen(LaneSettlements.signed(
                        state,
                        new LaneEvent.TransactionSigned(
                                job.award().job(),
                                Keccak256.hash("tx " + job.award().nonce()),
                                Bytes.EMPTY,
                                Uint256.ONE,
                                Uint256.ONE,
                                false,
                                clock.millis()))
                .events());
    }

    /** @param last whether it is final, or the deadline is over */
    private void sight(SettlementJob job, @Nullable Place place, boolean last) {
        if (place instanceof Place.Settled) {
            job.award().taken().forEach(taken -> spent.add(taken.take().quote().makerNonce()));
        }
        happen(LaneSettlements.sight(
                state,
                new JobSighting(job.award().job(), place, place != null && last, place == null && last),
                clock.millis()));
    }

    private void readRows(ScriptedMaker maker) {
        long after = read.getOrDefault(maker.address(), 0L);
        List<ExecutionRow> rows = ledger.makers()
                .executions(maker.address(), after, 0)
                .toCompletableFuture()
                .join();
        for (ExecutionRow row : rows) {
            after++;
            assertThat(row.seq()).isEqualTo(after);
            maker.told((Execution) Envelope.ofHub(row.type(), row.payload().getBytes(StandardCharsets.UTF_8)));
        }
        read.put(maker.address(), after);
        assertThat(rows).hasSizeLessThan(256);
    }
}
