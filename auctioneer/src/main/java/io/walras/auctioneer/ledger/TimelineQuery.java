package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.AuctionOutcome.Bid;
import io.walras.auctioneer.ledger.AuctionOutcome.Reference;
import io.walras.auctioneer.ledger.AuctionOutcome.Result;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what has happened to an order, with what came of it in the latest auctions. */
final class TimelineQuery {
    private final OrderTable orders;
    private final IncidentTable incidents;
    private final AuctionTable auctions;

    TimelineQuery(Sql sql) {
        this.orders = new OrderTable(sql);
        this.incidents = new IncidentTable(sql);
        this.auctions = new AuctionTable(sql);
    }

    Optional<OrderTimeline> of(OrderUid uid) {
        return orders.find(uid)
                .map(order -> new OrderTimeline(
                        order,
                        incidents.of(uid),
                        auctions.decidedWith(uid, order.acceptedAt()).stream()
                                .map(decided -> outcome(order, decided.competition(), decided.cutAt()))
                                .sorted(Comparator.comparingLong(AuctionOutcome::auctionId))
                                .toList()));
    }

    private static AuctionOutcome outcome(PooledOrder order, Competition competition, long cutAt) {
        OrderUid uid = order.uid();
        Optional<Solution> best = competition.solutions().stream()
                .filter(solution -> bid(solution, uid).isPresent())
                .min(Comparator.comparingInt(Solution::ranking));
        Reference reference = reference(order.intent().order(), competition);
        String refusal = competition.refused().stream()
                .map(refused -> refused.reason().detail())
                .filter(detail -> detail.contains(uid.toString()))
                .findFirst()
                .orElse(null);
        return new AuctionOutcome(
                competition.auctionId(),
                cutAt,
                best.map(TimelineQuery::result)
                        .orElseGet(() -> withoutBid(order.intent().order(), refusal, reference)),
                best.flatMap(solution -> bid(solution, uid)).orElse(null),
                refusal,
                reference);
    }

    private static Result result(Solution best) {
        if (best.isWinner()) {
            return Result.Awarded;
        }
        return best.filteredOut() ? Result.BelowPairBaseline : Result.BetterBid;
    }

    private static Result withoutBid(Order order, @Nullable String refusal, @Nullable Reference reference) {
        if (refusal != null) {
            return Result.BidRefused;
        }
        boolean outOfReach = reference != null
                && (reference.buy().isLessThan(order.buyAmount())
                        || reference.sell().isGreaterThan(order.sellAmount()));
        return outOfReach ? Result.LimitOutOfReach : Result.NoBid;
    }

    private static Optional<Bid> bid(Solution solution, OrderUid uid) {
        return solution.orders().stream()
                .filter(execution -> execution.uid().equals(uid))
                .findFirst()
                .map(execution -> new Bid(
                        solution.solver(), execution.executedSell(), execution.executedBuy(), solution.score()));
    }

    private static @Nullable Reference reference(Order order, Competition competition) {
        Uint256 sellPrice = competition.prices().getOrDefault(order.sellToken(), Uint256.ZERO);
        Uint256 buyPrice = competition.prices().getOrDefault(order.buyToken(), Uint256.ZERO);
        if (sellPrice.isZero() || buyPrice.isZero()) {
            return null;
        }
        return order.isSell()
                ? new Reference(order.sellAmount(), converted(order.sellAmount(), sellPrice, buyPrice, Rounding.FLOOR))
                : new Reference(converted(order.buyAmount(), buyPrice, sellPrice, Rounding.CEIL), order.buyAmount());
    }

    private static Uint256 converted(Uint256 amount, Uint256 from, Uint256 to, Rounding rounding) {
        BigInteger worth = amount.toBigInteger().multiply(from.toBigInteger());
        return Uint256.saturating(rounding.divide(worth, to.toBigInteger()));
    }
}
