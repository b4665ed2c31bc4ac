package io.walras.auctioneer.ledger.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.ledger.FeedEvent.Kind;
import io.walras.auctioneer.ledger.FeedEvent.News;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.rfq.MakerAnswer.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says what happened in the lane to those who follow the feed. A function of the event alone. */
public final class FeedJson {
    private FeedJson() {}

    /** What the feed tells of this event of the journal; nothing of one that only concerns the lane itself. */
    public static List<News> of(LaneRecord record) {
        List<News> news = new ArrayList<>();
        main(record).ifPresent(news::add);
        switch (record.event()) {
            case LaneEvent.SettlementMined mined -> news.addAll(TradesJson.of(mined, record.at()));
            case LaneEvent.AuctionCut cut -> news.add(prices(cut, record.at()));
            default -> {
                // One event of the feed says it all.
            }
        }
        return news;
    }

    private static News prices(LaneEvent.AuctionCut cut, long at) {
        ObjectNode json = type(JsonNodeFactory.instance.objectNode(), "native").put("auctionId", cut.auctionId());
        ObjectNode prices = json.putObject("prices");
        cut.nativePrices().forEach((token, price) -> prices.put(token.toString(), price.toString()));
        return new News(Kind.PRICE, json.put("at", at).toString());
    }

    private static Optional<News> main(LaneRecord record) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        Kind kind = switch (record.event()) {
            case LaneEvent.OrderChanged changed -> order(json, changed.change());
            case LaneEvent.AuctionCut cut -> cut(json, cut);
            case LaneEvent.MakersAnswered answered -> quoted(json, answered);
            case LaneEvent.MakerFaulted faulted -> {
                settlement(json, "makerFaulted", faulted.job());
                json.put("maker", faulted.maker().toString())
                        .put("quoteHash", faulted.hash().toString())
                        .put("reason", faulted.code().name());
                yield Kind.SETTLEMENT;
            }
            case LaneEvent.AuctionAborted aborted -> aborted(json, aborted);
            case LaneEvent.AuctionClosed closed -> closed(json, closed);
            case LaneEvent.TransactionSigned signed when signed.cancels() -> null;
            case LaneEvent.TransactionSigned signed -> {
                settlement(json, "submitted", signed.job());
                json.put("transactionHash", signed.transaction().toString());
                yield Kind.SETTLEMENT;
            }
            case LaneEvent.SettlementMined mined -> mined(json, mined);
            case LaneEvent.SettlementReturned returned -> settlement(json, "returned", returned.job());
            case LaneEvent.SettlementFinal last -> settlement(json, "final", last.job());
            case LaneEvent.SettlementReverted reverted -> {
                settlement(json, "reverted", reverted.job());
                json.put("transactionHash", reverted.transaction().toString()).put("reason", reverted.reason());
                yield Kind.SETTLEMENT;
            }
            case LaneEvent.AwardLapsed lapsed -> settlement(json, "lapsed", lapsed.job());
            case LaneEvent.BidCommitted ignored -> null;
            case LaneEvent.AuctionJudged judged -> judged(json, judged);
            case LaneEvent.RewardsOffered ignored -> null;
            case LaneEvent.SolverFaulted ignored -> null;
            case LaneEvent.JobFinished ignored -> null;
        };
        return Optional.ofNullable(kind)
                .map(told -> new News(told, json.put("at", record.at()).toString(), orders(record.event())));
    }

    /** The orders that the payload names. */
    private static SortedSet<OrderUid> orders(LaneEvent event) {
        SortedSet<OrderUid> orders = new TreeSet<>();
        switch (event) {
            case LaneEvent.OrderChanged(PoolEvent.OfOrder change) -> orders.add(change.uid());
            case LaneEvent.AuctionClosed closed ->
                closed.awards().forEach(award -> orders.addAll(award.fills().keySet()));
            case LaneEvent.SettlementMined mined ->
                mined.settlement().trades().forEach(trade -> orders.add(trade.uid()));
            default -> {
                // Names none.
            }
        }
        return orders;
    }

    private static Kind quoted(ObjectNode json, LaneEvent.MakersAnswered answered) {
        type(json, "quoted").put("auctionId", answered.auctionId());
        for (Outcome outcome : Outcome.values()) {
            long count = answered.answers().stream()
                    .filter(answer -> answer.outcome() == outcome)
                    .count();
            json.put(outcome.wireName(), count);
        }
        return Kind.AUCTION;
    }

    /** What an owner says about its switches is nobody else's business; what comes of it is told of each order. */
    private static @Nullable Kind order(ObjectNode json, PoolEvent change) {
        return switch (change) {
            case PoolEvent.OfOwner ignored -> null;
            case PoolEvent.OfOrder ofOrder -> order(json, ofOrder);
        };
    }

    private static Kind order(ObjectNode json, PoolEvent.OfOrder change) {
        switch (change) {
            case PoolEvent.OrderAccepted accepted -> {
                accepted(type(json, "accepted"), accepted.intent().order());
                if (accepted.clientId() != null) {
                    json.put("clientId", accepted.clientId());
                }
            }
            case PoolEvent.OrderCancelled ignored -> type(json, "cancelled");
            case PoolEvent.CancelRequested ignored -> type(json, "cancelRequested");
            case PoolEvent.OrderInvalidated ignored -> type(json, "invalidated");
            case PoolEvent.OrderExpired ignored -> type(json, "expired");
            case PoolEvent.OrderDropped dropped ->
                type(json, "dropped").put("reason", dropped.reason().name());
            case PoolEvent.WaitingChanged changed when changed.reason() == null -> type(json, "resumed");
            case PoolEvent.WaitingChanged changed ->
                type(json, "waiting").put("reason", String.valueOf(changed.reason()));
            case PoolEvent.FillChanged changed -> filled(type(json, "filled"), changed.fill());
            case PoolEvent.FillLapsed lapsed -> type(json, "fillLapsed").put("auctionId", lapsed.auctionId());
        }
        json.put("uid", change.uid().toString())
                .put("owner", change.uid().owner().toString());
        return Kind.ORDER;
    }

    private static void accepted(ObjectNode json, Order order) {
        json.put("sellToken", order.sellToken().toString())
                .put("buyToken", order.buyToken().toString())
                .put("sellAmount", order.sellAmount().toString())
                .put("buyAmount", order.buyAmount().toString())
                .put("kind", order.kind().wireName())
                .put("partiallyFillable", order.partiallyFillable())
                .put("validTo", order.validTo());
    }

    private static void filled(ObjectNode json, OrderFill fill) {
        json.put("auctionId", fill.auctionId())
                .put("phase", fill.phase().name().toLowerCase(Locale.ROOT))
                .put("executedSell", fill.sold().toString())
                .put("executedBuy", fill.bought().toString());
    }

    private static Kind cut(ObjectNode json, LaneEvent.AuctionCut cut) {
        type(json, "cut")
                .put("auctionId", cut.auctionId())
                .put("batchHash", cut.batchHash().toString())
                .put("block", cut.blockNumber())
                .put("orders", cut.fillable().size());
        return Kind.AUCTION;
    }

    private static Kind aborted(ObjectNode json, LaneEvent.AuctionAborted aborted) {
        type(json, "aborted").put("auctionId", aborted.auctionId());
        return Kind.AUCTION;
    }

    private static Kind judged(ObjectNode json, LaneEvent.AuctionJudged judged) {
        type(json, "judged")
                .put("auctionId", judged.auctionId())
                .put("evidenceHash", judged.hash().toString())
                .put("bids", judged.evidence().bids().size());
        return Kind.AUCTION;
    }

    private static Kind closed(ObjectNode json, LaneEvent.AuctionClosed closed) {
        type(json, "closed")
                .put("auctionId", closed.competition().auctionId())
                .put("solutions", closed.competition().solutions().size())
                .put("refused", closed.competition().refused().size());
        ArrayNode awards = json.putArray("awards");
        for (AwardedBundle bundle : closed.awards()) {
            ArrayNode orders = awards.addObject()
                    .put("bundleHash", bundle.award().bundleHash().toString())
                    .put("solver", bundle.award().solver().toString())
                    .put("solutionId", bundle.bundleId().toString())
                    .put("deadline", bundle.award().deadline())
                    .putArray("orders");
            bundle.fills().keySet().forEach(uid -> orders.add(uid.toString()));
        }
        return Kind.AWARD;
    }

    private static Kind mined(ObjectNode json, LaneEvent.SettlementMined mined) {
        settlement(json, "mined", mined.job());
        json.put("transactionHash", mined.settlement().transaction().toString())
                .put("blockNumber", mined.settlement().blockNumber());
        ArrayNode orders = json.putArray("orders");
        mined.settlement().trades().forEach(trade -> orders.add(trade.uid().toString()));
        return Kind.SETTLEMENT;
    }

    private static Kind settlement(ObjectNode json, String type, JobId job) {
        type(json, type)
                .put("auctionId", job.auctionId())
                .put("bundleHash", job.bundleHash().toString());
        return Kind.SETTLEMENT;
    }

    private static ObjectNode type(ObjectNode json, String type) {
        return json.put("type", type);
    }
}
