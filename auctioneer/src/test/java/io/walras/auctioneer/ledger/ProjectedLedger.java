package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.journal.Samples;
import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.OwnTerms;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A ledger whose tables are written without a journal: what is said to happen is in it at once. */
public final class ProjectedLedger {
    static final LedgerSettings SETTINGS =
            new LedgerSettings(2, 64, Duration.ofSeconds(5), 8, Duration.ofMillis(50), Duration.ofMillis(200), 16, 3);

    private static final Map<Vendor, ProjectedLedger> OPEN = new ConcurrentHashMap<>();

    final Gen gen = new Gen(1);
    final Address owner = gen.address();
    private final Transactions transactions;
    private final SqlLedger ledger;
    private long sequenceNumber;
    private final SortedMap<OrderUid, OwnTerms> own = new TreeMap<>();
    private @Nullable List<ChargedPolicy> feePolicies;

    private ProjectedLedger(Database database) {
        this.transactions = new Transactions(database.connections(), SETTINGS.queryTimeout());
        this.ledger = new SqlLedger(database.connections(), SETTINGS, new LedgerPosition(), Orders.WETH);
    }

    /** The one of this vendor, empty; it stays open until the JVM ends. */
    public static ProjectedLedger over(Vendor vendor) {
        ProjectedLedger ledger = OPEN.computeIfAbsent(
                vendor, absent -> new ProjectedLedger(Database.open(absent.newDatabase(folder()))));
        ledger.clear();
        return ledger;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "ledger-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Ledger ledger() {
        return ledger;
    }

    /** What it tells of makers. */
    public MakerLedger makers() {
        return ledger;
    }

    /** Forgets everything. */
    void clear() {
        sequenceNumber = 0;
        feePolicies = null;
        own.clear();
        transactions.write(sql -> new QueryTables(sql, "lane").clear());
    }

    /** The time of the event that happens next, in unix milliseconds: each is a second later than the one before. */
    long now() {
        return LaneEvents.AT + 1_000 * sequenceNumber;
    }

    void happens(LaneEvent... events) {
        for (LaneEvent event : events) {
            happened(List.of(new LaneRecord(now(), event)));
        }
    }

    void happens(PoolEvent change) {
        happens(new LaneEvent.OrderChanged(change));
    }

    /** Writes these. */
    public void happened(List<LaneRecord> records) {
        transactions.write(sql -> {
            Projector projector = new Projector(sql);
            records.forEach(record -> projector.apply(++sequenceNumber, record));
        });
    }

    /** A new order of the owner. */
    OrderUid accepted() {
        PoolEvent.OrderAccepted accepted =
                new PoolEvent.OrderAccepted(LaneEvents.intent(gen, owner, now()), "{}", now());
        happens(accepted);
        return accepted.uid();
    }

    /** A new order of the owner that sells 1000 atoms for at least these. */
    OrderUid accepted(Address buyToken, long buyAmount) {
        PoolEvent.OrderAccepted accepted = new PoolEvent.OrderAccepted(
                LaneEvents.forAtLeast(LaneEvents.intent(gen, owner, now()), buyToken, buyAmount), "{}", now());
        happens(accepted);
        return accepted.uid();
    }

    /** An auction over these orders, judged from these bids, that refuses the loser's bundle. */
    void refused(long auctionId, BundleRefusal reason, List<SubmittedBid> bids, OrderUid... orders) {
        List<PooledOrder> offered = Stream.of(orders).map(this::order).toList();
        AuctionEvidence sample = Samples.evidence();
        AuctionEvidence evidence =
                new AuctionEvidence(sample.rules(), sample.closesAt(), sample.opensUntil(), bids, List.of(), List.of());
        happens(
                LaneEvents.cut(auctionId, 99, offered),
                new LaneEvent.AuctionJudged(auctionId, evidence, evidence.hash()),
                new LaneEvent.AuctionClosed(LaneEvents.refused(auctionId, offered, reason), List.of()));
    }

    PooledOrder order(OrderUid uid) {
        return get(ledger.order(uid)).orElseThrow();
    }

    /** The auctions that are won from now on tell these fee policies. */
    void charges(FeePolicy... policies) {
        feePolicies = Stream.of(policies)
                .map(policy -> new ChargedPolicy(policy, LaneEvents.LOSER))
                .toList();
    }

    /** The auctions that are won from now on tell that this order is charged otherwise. */
    void chargesOnly(OrderUid uid, FeePolicy policy) {
        own.put(uid, new OwnTerms(Hooks.NONE, List.of(new ChargedPolicy(policy, LaneEvents.LOSER))));
    }

    /** An auction is cut over these orders and not decided yet. */
    void cut(long auctionId, OrderUid... orders) {
        happens(LaneEvents.cut(
                auctionId, 99, Arrays.stream(orders).map(this::order).toList()));
    }

    /** An auction over these orders: a bundle that fills the first wins, one that fills all of them does not. */
    AwardedBundle won(long auctionId, OrderUid winner, OrderUid... others) {
        SortedMap<OrderUid, OrderFill> won = new TreeMap<>(Map.of(winner, fill(auctionId, 100)));
        SortedMap<OrderUid, OrderFill> lost = new TreeMap<>(won);
        Stream.of(others).forEach(uid -> lost.put(uid, fill(auctionId, 50)));
        List<PooledOrder> offered = lost.keySet().stream().map(this::order).toList();
        AwardedBundle award = LaneEvents.award(auctionId, auctionId, won);
        happens(
                LaneEvents.withOwnTerms(LaneEvents.cut(auctionId, 99, offered, feePolicies), own),
                new LaneEvent.AuctionClosed(LaneEvents.competition(auctionId, offered, won, lost), List.of(award)));
        won.forEach((uid, fill) -> happens(new PoolEvent.FillChanged(uid, fill)));
        return award;
    }

    private static OrderFill fill(long auctionId, long sold) {
        return new OrderFill(
                auctionId, Uint256.of(sold), Uint256.of(2 * sold), Uint256.of(3), Uint256.of(4), Phase.LIVE);
    }

    void signed(AwardedBundle award, Bytes32 transaction) {
        happens(new LaneEvent.TransactionSigned(
                award.job(), transaction, Bytes.EMPTY, Uint256.ONE, Uint256.ONE, false, now()));
    }

    /** The award is settled in this block: 200,000 gas at 30 wei, trades from log 5 on. */
    void mined(AwardedBundle award, Bytes32 transaction, long block) {
        happens(new LaneEvent.SettlementMined(award.job(), LaneEvents.mined(award, transaction, block, 5)));
        award.fills().forEach((uid, fill) -> happens(new PoolEvent.FillChanged(uid, fill.in(Phase.MINED))));
    }

    /** The answer, which must come soon. */
    static <T> T get(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException failed) {
            throw new AssertionError(failed);
        }
    }
}
