package io.walras.examples.wire;

import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests and answers of the order-book API, as far as a trader needs them. */
public final class OrderBookJson {
    private OrderBookJson() {}

    /** The body that posts an intent with the app data that its hash stands for. */
    public static String creation(Intent intent, String appData) {
        Order order = intent.order();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("sellToken", order.sellToken());
        body.put("buyToken", order.buyToken());
        body.put("receiver", order.receiver());
        body.put("sellAmount", order.sellAmount());
        body.put("buyAmount", order.buyAmount());
        body.put("validTo", order.validTo());
        body.put("appData", appData);
        body.put("appDataHash", order.appData());
        body.put("feeAmount", order.feeAmount());
        body.put("kind", order.kind().wireName());
        body.put("partiallyFillable", order.partiallyFillable());
        body.put("signingScheme", intent.signature().scheme().wireName());
        body.put("signature", intent.signature().bytes());
        body.put("from", intent.owner());
        return ExampleJson.line(body);
    }

    /** The uid that answers a post. */
    public static OrderUid postedUid(String body) {
        return cursor(body).uid();
    }

    /** The error that answers a refused request. */
    public static ApiError error(String body) {
        JsonCursor error = cursor(body);
        return new ApiError(
                error.field("errorType").text(), error.field("description").text());
    }

    /** An order. */
    public static OrderView order(String body) {
        JsonCursor order = cursor(body);
        return new OrderView(
                order.field("uid").uid(),
                order.field("status").text(),
                order.field("executedSellAmount").amount(),
                order.field("executedBuyAmount").amount());
    }

    /** The trades of an order. */
    public static List<TradeView> trades(String body) {
        return cursor(body)
                .list(trade -> new TradeView(
                        trade.field("orderUid").uid(),
                        trade.field("sellAmount").amount(),
                        trade.field("buyAmount").amount(),
                        trade.field("txHash").bytes32()));
    }

    /** A decided auction. */
    public static CompetitionView competition(String body) {
        return CompetitionView.of(cursor(body));
    }

    private static JsonCursor cursor(String body) {
        return Json.parse(ExampleJson.MAPPER, body);
    }
}
