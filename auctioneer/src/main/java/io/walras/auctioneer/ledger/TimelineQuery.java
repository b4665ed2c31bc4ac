package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.AuctionOutcome.Bid;
import io.walras.auctioneer.ledger.AuctionOutcome.Reference;
import io.walras.auctioneer.ledger.AuctionOutcome.Result;
import io.walras.auctioneer.ledger.AuctionTable.Decided;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.RefusedBid;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.chain.Address;
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
    private final Address wrappedNative;

    /** {@code wrappedNative} has the price of the native coin. */
    TimelineQuery(Sql sql, Address wrappedNative) {
        this.wrappedNative = wrappedNative;
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
                                .map(decided -> outcome(order, decided))
                                .sorted(Comparator.comparingLong(AuctionOutcome::auctionId))
                                .toList()));
    }

    private AuctionOutcome outcome(PooledOrder order, Decided decided) {
        Competition competition = decided.competition();
        OrderUid uid = order.uid();
        Optional<Solution> best = competition.solutions().stream()
                .filter(solution -> bid(solution, uid).isPresent())
                .min(Comparator.comparingInt(Solution::ranking));
        Reference reference = reference(order.intent().order(), competition);
        Optional<RefusedBid> refused = competition.refused().stream()
                .filter(bid -> fills(decided, bid, uid).orElse(false))
                .findFirst();
        return new AuctionOutcome(
                competition.auctionId(),
                decided.cutAt(),
                best.map(solution -> result(solution, competition))
                        .orElseGet(
                                () -> refused.isPresent() ? Result.BidRefused : withoutBid(order, decided, reference)),
                best.flatMap(solution -> bid(solution, uid)).orElse(null),
                refused.map(bid -> bid.reason().code() + ": " + bid.reason().detail())
                        .orElse(null),
                reference);
    }

    /** Whether a refused bid fills the order; empty if that is not known. */
    private static Optional<Boolean> fills(Decided decided, RefusedBid bid, OrderUid uid) {
        if (bid.reason().detail().contains(uid.toString())) {
            return Optional.of(true);
        }
        return decided.refused()
                .fills(bid, uid)
                .or(() -> decided.competition().solutions().stream()
                        .filter(solution -> isOf(bid, solution))
                        .findFirst()
                        .map(solution -> bid(solution, uid).isPresent()));
    }

    private static boolean isOf(RefusedBid bid, Solution solution) {
        return BundleFills.name(bid).filter(solution.name()::equals).isPresent();
    }

    private static Result result(Solution best, Competition competition) {
        if (best.isWinner()) {
            return Result.Awarded;
        }
        if (competition.refused().stream().anyMatch(bid -> isOf(bid, best))) {
            return Result.BidRefused;
        }
        return best.filteredOut() ? Result.BelowPairBaseline : Result.BetterBid;
    }

    private static Result withoutBid(PooledOrder pooled, Decided decided, @Nullable Reference reference) {
        Order order = pooled.intent().order();
        boolean outOfReach = reference != null
                && (reference.buy().isLessThan(order.buyAmount())
                        || reference.sell().isGreaterThan(order.sellAmount()));
        if (outOfReach) {
            return Result.LimitOutOfReach;
        }
        boolean isAnyUnknown = decided.competition().refused().stream()
                .anyMatch(bid -> fills(decided, bid, pooled.uid()).isEmpty());
        return isAnyUnknown ? Result.UnknownBidRefused : Result.NoBid;
    }

    private static Optional<Bid> bid(Solution solution, OrderUid uid) {
        return solution.orders().stream()
                .filter(execution -> execution.uid().equals(uid))
                .findFirst()
                .map(execution -> new Bid(
                        solution.solver(), execution.executedSell(), execution.executedBuy(), solution.score()));
    }

    private @Nullable Reference reference(Order order, Competition competition) {
        Uint256 sellPrice = competition.prices().getOrDefault(order.sellToken(), Uint256.ZERO);
        Uint256 buyPrice = competition.prices().getOrDefault(order.buyToken().nativeAs(wrappedNative), Uint256.ZERO);
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
