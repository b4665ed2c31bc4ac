package io.walras.auctioneer.testing;

import io.walras.auctioneer.lane.KnownOrder;
import io.walras.auctioneer.ledger.AuctionEvents;
import io.walras.auctioneer.ledger.GasBooked;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.OrderIncident;
import io.walras.auctioneer.ledger.OrderProgress;
import io.walras.auctioneer.ledger.OrderTimeline;
import io.walras.auctioneer.ledger.PublishedCompetition;
import io.walras.auctioneer.ledger.QuoteRecord;
import io.walras.auctioneer.ledger.RefusedPlacement;
import io.walras.auctioneer.ledger.SolverStanding;
import io.walras.auctioneer.ledger.Trade;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.duty.DutyRecord;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ledger in memory that holds what a test puts into it. */
public final class MemoryLedger implements Ledger {
    private final Map<OrderUid, PooledOrder> orders = new ConcurrentSkipListMap<>();
    private final Map<OrderUid, OrderProgress> progress = new ConcurrentSkipListMap<>();
    private final Map<Bytes32, String> documents = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, PublishedCompetition> competitions = new ConcurrentSkipListMap<>();
    private final Map<Address, BigInteger> surpluses = new ConcurrentSkipListMap<>();
    private final Map<OrderUid, OrderTimeline> timelines = new ConcurrentSkipListMap<>();
    private final Set<OrderUid> submitted = ConcurrentHashMap.newKeySet();
    private final List<Trade> trades = new CopyOnWriteArrayList<>();
    private volatile SolverStanding standing =
            new SolverStanding(BigInteger.ZERO, 0, 0, 0, 0, DutyRecord.CLEAN, QuoteRecord.NONE);
    private volatile boolean available = true;
    private volatile long position;
    private final Map<OrderUid, RefusedPlacement> refused = new ConcurrentSkipListMap<>();

    /** From now on, the ledger does or does not answer. */
    public void available(boolean answers) {
        available = answers;
    }

    /** Holds the order, and all that the lane has journaled up to the event with this number. */
    public void project(PooledOrder order, long event) {
        put(order);
        position = event;
    }

    /** How every solver has done. */
    public void put(SolverStanding newStanding) {
        standing = newStanding;
    }

    public void put(PooledOrder order) {
        orders.put(order.uid(), order);
    }

    public void put(OrderUid uid, OrderProgress newProgress) {
        progress.put(uid, newProgress);
    }

    public void put(String document) {
        documents.put(Keccak256.hash(document), document);
    }

    public void put(PublishedCompetition competition) {
        competitions.put(competition.competition().auctionId(), competition);
    }

    /** What the owner's fills gave in all. */
    public void putSurplus(Address owner, BigInteger nativeAtoms) {
        surpluses.put(owner, nativeAtoms);
    }

    /** A transaction was sent for the order's award. */
    public void putSubmitted(OrderUid uid) {
        submitted.add(uid);
    }

    public void put(OrderTimeline timeline) {
        timelines.put(timeline.order().uid(), timeline);
    }

    /** This order was announced and not admitted. */
    public void put(OrderUid uid, RefusedPlacement placement) {
        refused.put(uid, placement);
    }

    public void put(Trade trade) {
        trades.add(trade);
    }

    @Override
    public CompletionStage<List<RefusedPlacement>> refusedPlacements(Collection<OrderUid> uids) {
        return answer(() -> refused.entrySet().stream()
                .filter(placement -> uids.contains(placement.getKey()))
                .map(Map.Entry::getValue)
                .toList());
    }

    @Override
    public CompletionStage<KnownOrder> lookUp(OrderUid uid) {
        return answer(() -> new KnownOrder(Optional.ofNullable(orders.get(uid)), 0));
    }

    @Override
    public CompletionStage<List<PooledOrder>> ordersOf(Address owner, Page page, long asOf) {
        if (asOf > position) {
            return CompletableFuture.failedStage(new Unavailable("not there in time", new IllegalStateException()));
        }
        return answer(() -> page(
                orders.values().stream()
                        .filter(order -> order.intent().owner().equals(owner))
                        .filter(order -> order.sequence() < page.before().major())
                        .sorted(Comparator.comparingLong(PooledOrder::sequence).reversed()),
                page));
    }

    @Override
    public CompletionStage<Optional<PooledOrder>> named(Address owner, String clientId, long asOf) {
        return ordersOf(owner, new Page(0, Page.MAX_LIMIT), asOf)
                .thenApply(all -> all.stream()
                        .filter(order -> clientId.equals(order.clientId()))
                        .findFirst());
    }

    @Override
    public CompletionStage<List<PooledOrder>> ordersOfTransaction(Bytes32 transaction) {
        return answer(() -> trades.stream()
                .filter(trade -> trade.transaction().equals(transaction))
                .sorted(Comparator.comparingLong(Trade::logIndex))
                .flatMap(trade -> Optional.ofNullable(orders.get(trade.uid())).stream())
                .toList());
    }

    @Override
    public CompletionStage<List<Trade>> tradesOf(Address owner, Page page) {
        return answer(() ->
                page(tradesBefore(page).filter(trade -> trade.owner().equals(owner)), page));
    }

    @Override
    public CompletionStage<List<Trade>> tradesOf(OrderUid uid, Page page) {
        return answer(() -> page(tradesBefore(page).filter(trade -> trade.uid().equals(uid)), page));
    }

    @Override
    public CompletionStage<Optional<PublishedCompetition>> competition(long auctionId) {
        return answer(() -> Optional.ofNullable(competitions.get(auctionId)));
    }

    @Override
    public CompletionStage<Optional<PublishedCompetition>> competitionOf(Bytes32 transaction) {
        return answer(() -> competitions.values().stream()
                .filter(published -> published.awards().stream()
                        .anyMatch(award -> Optional.ofNullable(award.transaction())
                                .filter(transaction::equals)
                                .isPresent()))
                .findFirst());
    }

    @Override
    public CompletionStage<Optional<Long>> firstTradeBlock(Address token) {
        return CompletableFuture.completedStage(Optional.empty());
    }

    @Override
    public CompletionStage<BigInteger> totalSurplus(Address owner) {
        return answer(() -> surpluses.getOrDefault(owner, BigInteger.ZERO));
    }

    @Override
    public CompletionStage<Optional<AuctionEvents>> auctionEvents(long auctionId) {
        return answer(Optional::empty);
    }

    @Override
    public CompletionStage<List<PooledOrder>> orders(Collection<OrderUid> uids) {
        return answer(() -> uids.stream()
                .sorted()
                .flatMap(uid -> Optional.ofNullable(orders.get(uid)).stream())
                .toList());
    }

    @Override
    public CompletionStage<Optional<PublishedCompetition>> latestCompetition() {
        return answer(() -> Optional.ofNullable(competitions.lastEntry()).map(Map.Entry::getValue));
    }

    @Override
    public CompletionStage<Optional<OrderProgress>> progress(OrderUid uid) {
        return answer(() -> Optional.ofNullable(progress.get(uid)));
    }

    @Override
    public CompletionStage<List<OrderIncident>> incidents(OrderUid uid) {
        return answer(List::of);
    }

    @Override
    public CompletionStage<Set<OrderUid>> submitted(Collection<OrderUid> uids) {
        return answer(() -> uids.stream().filter(submitted::contains).collect(Collectors.toSet()));
    }

    @Override
    public CompletionStage<Optional<OrderTimeline>> timeline(OrderUid uid) {
        return answer(() -> Optional.ofNullable(timelines.get(uid)));
    }

    @Override
    public CompletionStage<Optional<String>> appData(Bytes32 hash) {
        return answer(() -> Optional.ofNullable(documents.get(hash)));
    }

    @Override
    public CompletionStage<SolverStanding> standingOf(Address solver) {
        return CompletableFuture.completedStage(standing);
    }

    @Override
    public CompletionStage<GasBooked> gasOf(Address solver) {
        return answer(() -> new GasBooked(0, Uint256.ZERO, Uint256.ZERO));
    }

    private Stream<Trade> tradesBefore(Page page) {
        Comparator<Trade> inTheChain =
                Comparator.comparingLong(Trade::blockNumber).thenComparingLong(Trade::logIndex);
        return trades.stream()
                .filter(trade -> trade.blockNumber() < page.before().major()
                        || (trade.blockNumber() == page.before().major()
                                && trade.logIndex() < page.before().minor()))
                .sorted(inTheChain.reversed());
    }

    private static <T> List<T> page(Stream<T> all, Page page) {
        return all.skip(page.offset()).limit(page.limit()).toList();
    }

    private <A> CompletionStage<A> answer(Supplier<A> value) {
        return available
                ? CompletableFuture.completedStage(value.get())
                : CompletableFuture.failedStage(new Unavailable("switched off", new IllegalStateException()));
    }
}
