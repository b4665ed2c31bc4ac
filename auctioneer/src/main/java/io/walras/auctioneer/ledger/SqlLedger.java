package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.KnownOrder;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.market.Candle;
import io.walras.protocol.market.CandleInterval;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairResult;
import io.walras.protocol.rfq.quality.MakerQuality;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;

/** The ledger over its tables. Questions are answered on a bounded pool of threads of its own. */
public final class SqlLedger implements Ledger, MarketHistory, MakerLedger, AutoCloseable {
    private final Transactions transactions;
    private final Duration patience;
    private final LedgerPosition position;
    private final Address wrappedNative;
    private final ThreadPoolExecutor threads;

    /**
     * Answers from the tables behind these connections, which a projection has written up to the position.
     *
     * @param wrappedNative the token that has the price of the native coin
     */
    public SqlLedger(DataSource connections, LedgerSettings settings, LedgerPosition position, Address wrappedNative) {
        this.patience = settings.queryTimeout();
        this.position = position;
        this.wrappedNative = wrappedNative;
        this.transactions = new Transactions(connections, settings.queryTimeout());
        this.threads = new ThreadPoolExecutor(
                settings.queryThreads(),
                settings.queryThreads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queryQueue()),
                Thread.ofPlatform().daemon().name("ledger-", 0).factory());
    }

    @Override
    public CompletionStage<KnownOrder> lookUp(OrderUid uid) {
        return ask(sql -> {
            // The offset first: what is written in between is then at worst not known, never believed to be absent.
            long upTo = QueryTables.projectedUpTo(sql);
            return new KnownOrder(new OrderTable(sql).find(uid), upTo);
        });
    }

    @Override
    public CompletionStage<List<PooledOrder>> ordersOf(Address owner, Page page, long asOf) {
        return reaches(asOf).thenCompose(reached -> ask(sql -> new OrderTable(sql).ofAccount(owner, page)));
    }

    @Override
    public CompletionStage<Optional<PooledOrder>> named(Address owner, String clientId, long asOf) {
        return reaches(asOf).thenCompose(reached -> ask(sql -> new OrderTable(sql).named(owner, clientId)));
    }

    @Override
    public CompletionStage<List<PooledOrder>> ordersOfTransaction(Bytes32 transaction) {
        return ask(sql -> new OrderTable(sql).ofTransaction(transaction));
    }

    @Override
    public CompletionStage<List<Trade>> tradesOf(Address owner, Page page) {
        return ask(sql -> new TradeTable(sql).ofOwner(owner, page));
    }

    @Override
    public CompletionStage<List<Trade>> tradesOf(OrderUid uid, Page page) {
        return ask(sql -> new TradeTable(sql).ofOrder(uid, page));
    }

    @Override
    public CompletionStage<Optional<PublishedCompetition>> competition(long auctionId) {
        return ask(sql -> new AuctionTable(sql).competition(auctionId).map(competition -> published(sql, competition)));
    }

    @Override
    public CompletionStage<Optional<PublishedCompetition>> competitionOf(Bytes32 transaction) {
        return ask(sql -> new SettlementTable(sql)
                .auctionOf(transaction)
                .flatMap(new AuctionTable(sql)::competition)
                .map(competition -> published(sql, competition)));
    }

    @Override
    public CompletionStage<Optional<Long>> firstTradeBlock(Address token) {
        return ask(sql -> new TradeTable(sql).firstBlock(token));
    }

    @Override
    public CompletionStage<BigInteger> totalSurplus(Address owner) {
        return ask(sql -> new TradeTable(sql).totalSurplus(owner));
    }

    @Override
    public CompletionStage<Optional<AuctionEvents>> auctionEvents(long auctionId) {
        return ask(sql -> new AuctionTable(sql).events(auctionId));
    }

    @Override
    public CompletionStage<List<PooledOrder>> orders(Collection<OrderUid> uids) {
        return ask(sql -> {
            OrderTable orders = new OrderTable(sql);
            return new TreeSet<>(uids)
                    .stream().map(orders::find).flatMap(Optional::stream).toList();
        });
    }

    @Override
    public CompletionStage<Optional<PublishedCompetition>> latestCompetition() {
        return ask(sql -> new AuctionTable(sql).latestCompetition().map(competition -> published(sql, competition)));
    }

    @Override
    public CompletionStage<Optional<OrderProgress>> progress(OrderUid uid) {
        return ask(sql -> new ProgressQuery(sql).of(uid));
    }

    @Override
    public CompletionStage<List<OrderIncident>> incidents(OrderUid uid) {
        return ask(sql -> new IncidentTable(sql).of(uid));
    }

    @Override
    public CompletionStage<Set<OrderUid>> submitted(Collection<OrderUid> uids) {
        return ask(sql -> new SubmissionTable(sql).submitted(List.copyOf(uids)));
    }

    @Override
    public CompletionStage<Optional<OrderTimeline>> timeline(OrderUid uid) {
        return ask(sql -> new TimelineQuery(sql, wrappedNative).of(uid));
    }

    @Override
    public CompletionStage<Optional<String>> appData(Bytes32 hash) {
        return ask(sql -> document(sql, hash));
    }

    static Optional<String> document(Sql sql, Bytes32 hash) {
        return new OrderTable(sql).appData(hash).or(() -> new DocumentTable(sql).find(hash));
    }

    @Override
    public CompletionStage<List<RefusedPlacement>> refusedPlacements(Collection<OrderUid> uids) {
        return ask(sql -> new TreeSet<>(uids)
                .stream()
                        .map(uid -> Placements.refused(sql, uid))
                        .flatMap(Optional::stream)
                        .toList());
    }

    @Override
    public CompletionStage<GasBooked> gasOf(Address solver) {
        return ask(sql -> new SubmissionTable(sql).ofSolver(solver));
    }

    @Override
    public CompletionStage<SolverStanding> standingOf(Address solver) {
        return ask(sql -> {
            RewardTable rewards = new RewardTable(sql);
            DutyTable duties = new DutyTable(sql);
            return new SolverStanding(
                    rewards.sumOf(solver),
                    rewards.auctionsWon(solver),
                    rewards.settled(solver),
                    rewards.lapsed(solver),
                    duties.faults(solver),
                    duties.duty(solver),
                    new QuoteRecordTable(sql).of(solver));
        });
    }

    @Override
    public CompletionStage<List<MarketTrade>> trades(Pair pair, MarketHistory.Position before, int limit) {
        return ask(sql -> new PairTrades(sql).before(pair, before, limit));
    }

    @Override
    public CompletionStage<List<Candle>> candles(Pair pair, CandleInterval interval, long from, long to, int limit) {
        return ask(sql -> new CandleTable(sql).of(pair, interval, from, to, limit));
    }

    @Override
    public CompletionStage<List<PairResult>> results(Pair pair, long before, int limit) {
        return ask(sql -> new PairResultTable(sql).before(pair, before, limit));
    }

    @Override
    public CompletionStage<List<ExecutionRow>> executions(Address maker, long after, long since) {
        return ask(sql -> new ExecutionTable(sql).after(maker, after, since, MAX_ROWS));
    }

    @Override
    public CompletionStage<Long> lastExecution(Address maker) {
        return ask(sql -> new ExecutionTable(sql).last(maker));
    }

    @Override
    public CompletionStage<MakerQuality> makerQuality() {
        return ask(sql -> new QualityTable(sql).all());
    }

    private static PublishedCompetition published(Sql sql, Competition competition) {
        long auctionId = competition.auctionId();
        RewardTable rewards = new RewardTable(sql);
        return new PublishedCompetition(
                competition,
                new SettlementTable(sql).ofAuction(auctionId),
                rewards.rules(auctionId).orElse(null),
                rewards.ofAuction(auctionId),
                new DutyTable(sql).ofAuction(auctionId));
    }

    /** Answers no more questions. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private CompletionStage<?> reaches(long event) {
        return position.reaches(event, patience)
                .exceptionallyCompose(late -> CompletableFuture.failedStage(
                        new Unavailable("the query tables have not reached event " + event, late)));
    }

    private <T> CompletionStage<T> ask(Function<Sql, T> question) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(question), threads);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedStage(new Unavailable("too many questions are waiting", full));
        }
    }

    private <T> T answer(Function<Sql, T> question) {
        try {
            return transactions.read(question);
        } catch (Sql.Failure failed) {
            throw new Unavailable("the database does not answer", failed);
        }
    }
}
