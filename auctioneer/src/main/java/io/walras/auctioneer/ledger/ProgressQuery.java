package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.OrderProgress.ExecutedAmounts;
import io.walras.auctioneer.ledger.OrderProgress.SolutionShare;
import io.walras.auctioneer.ledger.OrderProgress.Stage;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import java.util.List;
import java.util.Optional;

/**
 * Works out where an order stands in the auctions: by the newest of what has happened to it, so that an order that a
 * decided auction had a solution for is active again as soon as it is in the next one.
 */
final class ProgressQuery {
    private final OrderTable orders;
    private final TradeTable trades;
    private final AuctionTable auctions;

    ProgressQuery(Sql sql) {
        this.orders = new OrderTable(sql);
        this.trades = new TradeTable(sql);
        this.auctions = new AuctionTable(sql);
    }

    Optional<OrderProgress> of(OrderUid uid) {
        return orders.find(uid)
                .map(order -> trades.firstAuctionOf(uid)
                        .map(auctionId -> new OrderProgress(Stage.TRADED, shares(auctions.competition(auctionId), uid)))
                        .orElseGet(() -> ofUntraded(order)));
    }

    private OrderProgress ofUntraded(PooledOrder order) {
        if (order.isInFlight()) {
            long auctionId = order.fills().lastKey();
            return new OrderProgress(Stage.EXECUTING, shares(auctions.competition(auctionId), order.uid()));
        }
        if (order.closing() == Closing.EXPIRED || order.waiting() != null) {
            return new OrderProgress(Stage.OPEN, List.of(), order.waiting());
        }
        if (order.closing() != Closing.NONE) {
            return new OrderProgress(Stage.CANCELLED, List.of());
        }
        return ofOffered(order);
    }

    private OrderProgress ofOffered(PooledOrder order) {
        Optional<AuctionTable.Latest> latest =
                auctions.latest().filter(auction -> auction.orders().contains(order.uid()));
        if (latest.isEmpty()) {
            return new OrderProgress(Stage.SCHEDULED, List.of());
        }
        List<SolutionShare> shares = shares(latest.get().competition(), order.uid());
        return shares.stream().anyMatch(share -> share.executed() != null)
                ? new OrderProgress(Stage.SOLVED, shares)
                : new OrderProgress(Stage.ACTIVE, List.of());
    }

    private static List<SolutionShare> shares(Optional<Competition> competition, OrderUid uid) {
        return competition.stream()
                .flatMap(decided -> decided.solutions().stream())
                .map(solution -> share(solution, uid))
                .toList();
    }

    private static SolutionShare share(Solution solution, OrderUid uid) {
        return solution.orders().stream()
                .filter(execution -> execution.uid().equals(uid))
                .findFirst()
                .map(execution -> new SolutionShare(
                        solution.solver(), new ExecutedAmounts(execution.executedSell(), execution.executedBuy())))
                .orElseGet(() -> new SolutionShare(solution.solver(), null));
    }
}
