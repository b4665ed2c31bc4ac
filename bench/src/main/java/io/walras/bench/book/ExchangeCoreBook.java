package io.walras.bench.book;

import exchange.core2.collections.objpool.ObjectsPool;
import exchange.core2.core.common.CoreSymbolSpecification;
import exchange.core2.core.common.MatcherTradeEvent;
import exchange.core2.core.common.OrderAction;
import exchange.core2.core.common.OrderType;
import exchange.core2.core.common.SymbolType;
import exchange.core2.core.common.cmd.CommandResultCode;
import exchange.core2.core.common.cmd.OrderCommand;
import exchange.core2.core.common.config.LoggingConfiguration;
import exchange.core2.core.orderbook.OrderBookDirectImpl;
import exchange.core2.core.orderbook.OrderBookEventsHelper;
import java.util.Map;

/**
 * Gives commands to exchange-core's direct order book, and fails if it refuses one. One command and one event object are
 * used again and again, which costs it the least.
 */
final class ExchangeCoreBook implements CommandStream.Target {
    /** Objects kept for use again; as many as exchange-core itself keeps when it runs. */
    private static final Map<Integer, Integer> POOL = Map.of(
            ObjectsPool.DIRECT_ORDER, 1 << 20,
            ObjectsPool.DIRECT_BUCKET, 1 << 16,
            ObjectsPool.ART_NODE_4, 1 << 15,
            ObjectsPool.ART_NODE_16, 1 << 14,
            ObjectsPool.ART_NODE_48, 1 << 13,
            ObjectsPool.ART_NODE_256, 1 << 12);

    private final MatcherTradeEvent event = new MatcherTradeEvent();
    private final OrderCommand command = new OrderCommand();
    private final OrderBookDirectImpl book = new OrderBookDirectImpl(
            CoreSymbolSpecification.builder()
                    .symbolId(1)
                    .type(SymbolType.CURRENCY_EXCHANGE_PAIR)
                    .baseScaleK(1)
                    .quoteScaleK(1)
                    .build(),
            new ObjectsPool(POOL),
            new OrderBookEventsHelper(() -> event),
            LoggingConfiguration.DEFAULT);

    int size() {
        return book.getOrdersNum(OrderAction.ASK) + book.getOrdersNum(OrderAction.BID);
    }

    @Override
    public void place(long id, long owner, boolean bid, long price, long lots) {
        about(id, owner);
        command.orderType = OrderType.GTC;
        command.action = bid ? OrderAction.BID : OrderAction.ASK;
        command.price = price;
        command.reserveBidPrice = Long.MAX_VALUE;
        command.size = lots;
        book.newOrder(command);
    }

    @Override
    public void cancel(long id, long owner) {
        about(id, owner);
        require(book.cancelOrder(command));
    }

    @Override
    public void move(long id, long owner, boolean bid, long price, long lots) {
        about(id, owner);
        command.price = price;
        command.action = bid ? OrderAction.BID : OrderAction.ASK;
        require(book.moveOrder(command));
    }

    private void about(long id, long owner) {
        command.orderId = id;
        command.uid = owner;
        command.matcherEvent = null;
    }

    private static void require(CommandResultCode result) {
        if (result != CommandResultCode.SUCCESS) {
            throw new IllegalStateException("refused: " + result);
        }
    }
}
