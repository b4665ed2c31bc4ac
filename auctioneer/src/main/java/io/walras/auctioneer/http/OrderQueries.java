package io.walras.auctioneer.http;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.lane.LatestBatch;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.Ledger.Position;
import io.walras.auctioneer.ledger.OrderProgress;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.StatusLevel;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.wire.order.AppDataDocument;
import io.walras.protocol.wire.order.FoundOrderJson;
import io.walras.protocol.wire.order.OrderJson;
import io.walras.protocol.wire.order.OrderProgressJson;
import io.walras.protocol.wire.order.OrderStandingJson;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;

/** Answers questions about orders: the lane knows the present ones first, the ledger all of them a moment later. */
final class OrderQueries {
    private final Lane lane;
    private final Ledger ledger;
    private final OrderJson.Contracts contracts;
    private final RefusedOrders refused;
    private final Pages pages;
    private final InstantSource clock;

    OrderQueries(
            Lane lane,
            Ledger ledger,
            OrderJson.Contracts contracts,
            RefusedOrders refused,
            Pages pages,
            InstantSource clock) {
        this.lane = lane;
        this.ledger = ledger;
        this.contracts = contracts;
        this.refused = refused;
        this.pages = pages;
        this.clock = clock;
    }

    CompletionStage<HttpResponse> order(String text) {
        return Queries.uid(
                text,
                uid -> Answers.found(
                        find(uid)
                                .thenCompose(this::standing)
                                .thenCompose(found -> refused.or(found.map(Standing::json), uid)),
                        order -> order,
                        "there is no such order"));
    }

    CompletionStage<HttpResponse> progress(String text) {
        return Queries.uid(
                text, uid -> Answers.found(findProgress(uid), OrderQueries::progressJson, "there is no such order"));
    }

    CompletionStage<HttpResponse> ordersOf(String owner, Query query) {
        return Queries.address(
                owner,
                address -> pages.answer(
                        query,
                        "orders of " + address,
                        page -> lane.latestEvent()
                                .thenCompose(event -> ledger.ordersOf(address, page, event))
                                .thenCombine(leftOut(), OrderQueries::asLeftOut)
                                .thenCompose(this::standings),
                        standing -> new Position(standing.order().sequence(), 0),
                        Standing::json));
    }

    /** The owner's newest order of this name. */
    CompletionStage<HttpResponse> named(String owner, String clientId) {
        if (!AppDataDocument.isClientId(clientId)) {
            return CompletableFuture.completedStage(
                    ApiError.of(400, "InvalidClientId", "not 1 to 64 printable ASCII characters without blanks")
                            .toResponse());
        }
        return Queries.address(
                owner,
                address -> Answers.found(
                        lane.latestEvent()
                                .thenCompose(event -> ledger.named(address, clientId, event))
                                .thenCombine(
                                        leftOut(), (found, leftOut) -> found.map(order -> asLeftOut(order, leftOut)))
                                .thenCompose(this::standing),
                        Standing::json,
                        "the owner has no order of this name"));
    }

    CompletionStage<HttpResponse> ordersOfTransaction(String hash) {
        return Queries.hash(hash, transaction -> list(ledger.ordersOfTransaction(transaction)));
    }

    /** The orders of these uids, or why there is none, in this sequence. */
    CompletionStage<HttpResponse> all(List<OrderUid> uids) {
        return atHand(uids)
                .thenCompose(present -> ledger.orders(uids.stream()
                                .filter(uid -> !present.containsKey(uid))
                                .toList())
                        .thenApply(older -> {
                            older.forEach(order -> present.put(order.uid(), order));
                            return present;
                        }))
                .thenCombine(leftOut(), (known, leftOut) -> asLeftOut(List.copyOf(known.values()), leftOut))
                .thenCompose(this::standings)
                .thenCompose(known -> andRefused(known, uids))
                .thenApply(found ->
                        Answers.json(uids.stream().map(uid -> found(uid, found)).toList()));
    }

    private CompletionStage<SortedMap<OrderUid, OrderStandingJson>> andRefused(
            List<Standing> known, List<OrderUid> uids) {
        SortedMap<OrderUid, OrderStandingJson> found = new TreeMap<>();
        known.forEach(standing -> found.put(standing.order().uid(), standing.json()));
        List<OrderUid> absent =
                uids.stream().filter(uid -> !found.containsKey(uid)).toList();
        return refused.of(absent).thenApply(others -> {
            found.putAll(others);
            return found;
        });
    }

    private static FoundOrderJson found(OrderUid uid, SortedMap<OrderUid, OrderStandingJson> known) {
        return Optional.ofNullable(known.get(uid))
                .map(FoundOrderJson::found)
                .orElseGet(() -> FoundOrderJson.missing(uid));
    }

    /** Those of the orders that the lane knows. */
    private CompletionStage<SortedMap<OrderUid, PooledOrder>> atHand(List<OrderUid> uids) {
        CompletionStage<SortedMap<OrderUid, PooledOrder>> known = CompletableFuture.completedStage(new TreeMap<>());
        for (OrderUid uid : new TreeSet<>(uids)) {
            known = known.thenCombine(lane.order(uid), (all, found) -> {
                found.ifPresent(order -> all.put(uid, order));
                return all;
            });
        }
        return known;
    }

    private CompletionStage<Optional<PooledOrder>> find(OrderUid uid) {
        return lane.order(uid)
                .thenCompose(found -> found.isPresent() ? CompletableFuture.completedStage(found) : ledger.order(uid))
                .thenCombine(leftOut(), (found, leftOut) -> found.map(order -> asLeftOut(order, leftOut)));
    }

    private CompletionStage<Set<OrderUid>> leftOut() {
        return lane.latestBatch()
                .thenApply(latest ->
                        latest.<Set<OrderUid>>map(LatestBatch::leftOut).orElse(Set.of()));
    }

    private static PooledOrder asLeftOut(PooledOrder order, Set<OrderUid> leftOut) {
        boolean waits = order.isOpen() && order.waiting() == null && leftOut.contains(order.uid());
        return waits ? order.waitingFor(WaitReason.BatchFull) : order;
    }

    private static List<PooledOrder> asLeftOut(List<PooledOrder> orders, Set<OrderUid> leftOut) {
        return orders.stream().map(order -> asLeftOut(order, leftOut)).toList();
    }

    private static OrderProgress asLeftOut(OrderUid uid, OrderProgress progress, Set<OrderUid> leftOut) {
        boolean waits = progress.stage() == OrderProgress.Stage.SCHEDULED && leftOut.contains(uid);
        return waits ? new OrderProgress(progress.stage(), List.of(), WaitReason.BatchFull) : progress;
    }

    /**
     * The ledger knows best, but later than the lane: an order that it has not heard of is waiting for its first auction,
     * and one whose cancellation was answered is cancelled.
     */
    private CompletionStage<Optional<OrderProgress>> findProgress(OrderUid uid) {
        return lane.order(uid)
                .thenCompose(atHand ->
                        atHand.filter(OrderQueries::isOverUnfilled).isPresent()
                                ? CompletableFuture.completedStage(at(OrderProgress.Stage.CANCELLED))
                                : ledger.progress(uid)
                                        .thenApply(found -> found.or(
                                                () -> atHand.flatMap(fresh -> at(OrderProgress.Stage.SCHEDULED)))))
                .thenCombine(leftOut(), (found, leftOut) -> found.map(progress -> asLeftOut(uid, progress, leftOut)))
                .thenCompose(found -> refused.orProgress(found, uid));
    }

    private static Optional<OrderProgress> at(OrderProgress.Stage stage) {
        return Optional.of(new OrderProgress(stage, List.of()));
    }

    private static boolean isOverUnfilled(PooledOrder order) {
        return order.fills().isEmpty()
                && switch (order.closing()) {
                    case CANCELLED, INVALIDATED, DROPPED -> true;
                    case NONE, CANCEL_REQUESTED, EXPIRED -> false;
                };
    }

    private CompletionStage<HttpResponse> list(CompletionStage<List<PooledOrder>> orders) {
        return orders.thenCompose(this::standings)
                .thenApply(
                        found -> Answers.json(found.stream().map(Standing::json).toList()));
    }

    /** An order and what is told of it. */
    private record Standing(PooledOrder order, OrderStandingJson json) {}

    private CompletionStage<Optional<Standing>> standing(Optional<PooledOrder> order) {
        return standings(order.stream().toList()).thenApply(all -> all.stream().findFirst());
    }

    /** Only the ledger knows what was sent to the chain; it is asked about orders with a live award alone. */
    private CompletionStage<List<Standing>> standings(List<PooledOrder> orders) {
        List<OrderUid> live = orders.stream()
                .filter(PooledOrder::isInFlight)
                .map(PooledOrder::uid)
                .toList();
        CompletionStage<Set<OrderUid>> submitted =
                live.isEmpty() ? CompletableFuture.completedStage(Set.of()) : ledger.submitted(live);
        return submitted.thenApply(sent -> orders.stream()
                .map(order -> new Standing(
                        order, OrderStandingJson.of(json(order), StatusLevel.of(order, sent.contains(order.uid())))))
                .toList());
    }

    private OrderJson json(PooledOrder order) {
        return OrderJson.of(order, clock.instant().getEpochSecond(), contracts);
    }

    private static OrderProgressJson progressJson(OrderProgress progress) {
        boolean aboutAnAuction = switch (progress.stage()) {
            case SOLVED, EXECUTING, TRADED -> true;
            case SCHEDULED, ACTIVE, OPEN, CANCELLED -> false;
        };
        WaitReason waiting = progress.waiting();
        return new OrderProgressJson(
                progress.stage().wireName(),
                aboutAnAuction
                        ? progress.shares().stream().map(OrderQueries::share).toList()
                        : null,
                waiting == null ? null : waiting.name());
    }

    private static OrderProgressJson.Share share(OrderProgress.SolutionShare share) {
        OrderProgress.ExecutedAmounts executed = share.executed();
        return new OrderProgressJson.Share(
                share.solver(),
                executed == null ? null : new OrderProgressJson.ExecutedAmounts(executed.sell(), executed.buy()));
    }
}
