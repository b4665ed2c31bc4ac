package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.AuctionOutcome;
import io.walras.auctioneer.ledger.AuctionOutcome.Bid;
import io.walras.auctioneer.ledger.AuctionOutcome.Reference;
import io.walras.auctioneer.ledger.OrderIncident;
import io.walras.auctioneer.ledger.OrderIncident.Kind;
import io.walras.auctioneer.ledger.OrderTimeline;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.StatusLevel;
import io.walras.protocol.wire.order.TimelineJson;
import io.walras.protocol.wire.order.TimelineJson.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in words what has happened to an order. */
final class Timelines {
    private Timelines() {}

    static TimelineJson json(OrderTimeline timeline) {
        PooledOrder order = timeline.order();
        // That a bid did not win is told by the auction that it is about; the order of equal times is that of the
        // events.
        Stream<Entry> incidents = timeline.incidents().stream()
                .filter(incident -> incident.kind() != Kind.CONSIDERED)
                .map(Timelines::entry);
        Stream<Entry> auctions = timeline.auctions().stream()
                .map(outcome -> entry(outcome, order.intent().order()));
        return new TimelineJson(
                order.uid(),
                StatusLevel.of(order, wasSubmitted(timeline.incidents())).wireName(),
                Stream.concat(auctions, incidents)
                        .sorted(Comparator.comparingLong(Entry::at))
                        .toList());
    }

    /** Of an order that nothing is projected of yet. */
    static TimelineJson fresh(PooledOrder order) {
        OrderIncident accepted = new OrderIncident(order.acceptedAt(), Kind.ACCEPTED, null, null, null);
        return new TimelineJson(order.uid(), StatusLevel.of(order, false).wireName(), List.of(entry(accepted)));
    }

    private static boolean wasSubmitted(List<OrderIncident> incidents) {
        return incidents.stream()
                .map(OrderIncident::kind)
                .filter(kind -> kind == Kind.SUBMITTED || kind == Kind.AWARDED)
                .reduce((earlier, later) -> later)
                .filter(Kind.SUBMITTED::equals)
                .isPresent();
    }

    private static Entry entry(OrderIncident incident) {
        return new Entry(
                incident.at(),
                type(incident.kind()),
                incident.auctionId(),
                incident.transaction(),
                incident.reason(),
                description(incident.kind(), incident.reason()),
                null,
                null);
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case ACCEPTED -> "accepted";
            case WAITING -> "waiting";
            case RESUMED -> "resumed";
            case CONSIDERED -> "offered";
            case AWARDED -> "awarded";
            case SUBMITTED -> "submitted";
            case MINED -> "settled";
            case RETURNED -> "returned";
            case FINAL -> "finalised";
            case REVERTED -> "reverted";
            case LAPSED -> "lapsed";
            case CANCEL_REQUESTED -> "cancelRequested";
            case CANCELLED -> "cancelled";
            case INVALIDATED -> "invalidated";
            case DROPPED -> "dropped";
            case EXPIRED -> "expired";
        };
    }

    private static String description(Kind kind, @Nullable String reason) {
        return switch (kind) {
            case ACCEPTED -> "the order is durable";
            case WAITING -> "in no auction from now on: " + reason;
            case RESUMED -> "what kept it out of the auctions is gone";
            case CONSIDERED -> "a solution that fills it did not win";
            case AWARDED -> "a solution that fills it has won";
            case SUBMITTED -> "a transaction that settles the award was sent";
            case MINED -> "the settlement is in a block";
            case RETURNED -> "a reorganisation took the settlement out of its block";
            case FINAL -> "the settlement's block is at finality depth";
            case REVERTED -> "the settlement is in a block and failed: " + reason;
            case LAPSED -> "the award passed without a settlement";
            case CANCEL_REQUESTED -> "cancelled; an award may still fill it before that holds";
            case CANCELLED -> "cancelled by its owner";
            case INVALIDATED -> "invalidated by its owner on-chain";
            case DROPPED -> "taken out of its book: " + reason;
            case EXPIRED -> "past its last second";
        };
    }

    private static Entry entry(AuctionOutcome outcome, Order order) {
        Bid best = outcome.best();
        Reference reference = outcome.reference();
        return new Entry(
                outcome.cutAt(),
                "offered",
                outcome.auctionId(),
                null,
                outcome.result().name(),
                "offered in auction " + outcome.auctionId() + ": " + description(outcome, order),
                best == null ? null : new TimelineJson.Bid(best.solver(), best.sell(), best.buy(), best.score()),
                reference == null ? null : new TimelineJson.Amounts(reference.sell(), reference.buy()));
    }

    private static String description(AuctionOutcome outcome, Order order) {
        return switch (outcome.result()) {
            case Awarded -> "a solution that fills it has won";
            case BetterBid -> "lost to a better bid";
            case BelowPairBaseline -> "lost to a better pair baseline: a bid for one of the pairs alone was better";
            case BidRefused -> "the bids that fill it were refused: " + outcome.refusal();
            case LimitOutOfReach -> "no bid reached the limit of " + amounts(order) + "; best was " + best(outcome);
            case UnknownBidRefused ->
                "no bid is known to fill it; bids were refused that may have filled it, but could not be read";
            case NoBid -> "no solver has bid for it";
        };
    }

    private static String amounts(Order order) {
        return order.buyAmount() + " for " + order.sellAmount();
    }

    private static String best(AuctionOutcome outcome) {
        Reference reference = outcome.reference();
        return reference == null
                ? "not known"
                : reference.buy() + " for " + reference.sell() + ", by the auction's prices";
    }
}
