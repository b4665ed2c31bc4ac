package io.walras.auctioneer.ledger.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.MinedSettlement.MinedTrade;
import io.walras.auctioneer.ledger.FeedEvent.Kind;
import io.walras.auctioneer.ledger.FeedEvent.News;
import java.util.List;
import java.util.TreeSet;

/** Says what a mined settlement did to each of its orders. */
final class TradesJson {
    private TradesJson() {}

    /** One event per trade, in the order of the chain; {@code at} in unix milliseconds. */
    static List<News> of(LaneEvent.SettlementMined mined, long at) {
        return mined.settlement().trades().stream()
                .map(trade -> new News(
                        Kind.TRADE, json(mined, trade).put("at", at).toString(), new TreeSet<>(List.of(trade.uid()))))
                .toList();
    }

    private static ObjectNode json(LaneEvent.SettlementMined mined, MinedTrade trade) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "mined")
                .put("auctionId", mined.job().auctionId())
                .put("transactionHash", mined.settlement().transaction().toString())
                .put("blockNumber", mined.settlement().blockNumber())
                .put("logIndex", trade.logIndex())
                .put("uid", trade.uid().toString())
                .put("owner", trade.owner().toString())
                .put("sellToken", trade.sellToken().toString())
                .put("buyToken", trade.buyToken().toString())
                .put("sellAmount", trade.sellAmount().toString())
                .put("buyAmount", trade.buyAmount().toString());
    }
}
