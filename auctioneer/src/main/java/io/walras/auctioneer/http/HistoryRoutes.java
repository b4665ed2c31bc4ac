package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.Ledger.Page;
import io.walras.auctioneer.ledger.Ledger.Position;
import io.walras.auctioneer.ledger.Trade;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.wire.order.FeePolicyJson;
import io.walras.protocol.wire.order.TradeJson;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;

/** Lists of what has been: the orders of an account or a transaction, and trades. */
final class HistoryRoutes {
    private static final PathMatcher0 V1 = segment("api").slash("v1");

    private final Ledger ledger;
    private final OrderQueries queries;
    private final Pages pages;

    HistoryRoutes(Ledger ledger, OrderQueries queries, Pages pages) {
        this.ledger = ledger;
        this.queries = queries;
        this.pages = pages;
    }

    Route routes() {
        return concat(
                path(
                        V1.slash("account").slash(segment()).slash("orders"),
                        owner -> get(() -> Edge.endpoint(
                                Endpoint.GET_ACCOUNT_ORDERS,
                                () -> extractRequest(request -> completeWithFuture(
                                        queries.ordersOf(owner, request.getUri().query())))))),
                path(
                        V1.slash("account")
                                .slash(segment())
                                .slash("orders")
                                .slash("by-client-id")
                                .slash(segment()),
                        (owner, clientId) -> get(() -> Edge.endpoint(
                                Endpoint.GET_ACCOUNT_ORDER, () -> completeWithFuture(queries.named(owner, clientId))))),
                path(
                        V1.slash("transactions").slash(segment()).slash("orders"),
                        hash -> get(() -> Edge.endpoint(
                                Endpoint.GET_TRANSACTION_ORDERS,
                                () -> completeWithFuture(queries.ordersOfTransaction(hash))))),
                trades("v1", Endpoint.GET_TRADES_V1),
                trades("v2", Endpoint.GET_TRADES));
    }

    /** The older format lacks nothing that is asked of it, so both are the same. */
    private Route trades(String version, Endpoint endpoint) {
        return path(
                segment("api").slash(version).slash("trades"),
                () -> get(() -> Edge.endpoint(
                        endpoint,
                        () -> extractRequest(request ->
                                completeWithFuture(trades(request.getUri().query()))))));
    }

    private CompletionStage<HttpResponse> trades(Query query) {
        Optional<String> owner = query.get("owner");
        Optional<String> uid = query.get("orderUid");
        if (owner.isPresent() == uid.isPresent()) {
            return CompletableFuture.completedStage(
                    ApiError.of(400, "InvalidTradeFilter", "exactly one of owner and orderUid must be given")
                            .toResponse());
        }
        return owner.isPresent()
                ? Queries.address(
                        owner.get(),
                        address -> page(query, "trades of " + address, page -> ledger.tradesOf(address, page)))
                : Queries.uid(
                        uid.orElseThrow(),
                        order -> page(query, "trades of " + order, page -> ledger.tradesOf(order, page)));
    }

    private CompletionStage<HttpResponse> page(
            Query query, String list, Function<Page, CompletionStage<List<Trade>>> ask) {
        return pages.answer(
                query, list, ask, trade -> new Position(trade.blockNumber(), trade.logIndex()), HistoryRoutes::json);
    }

    private static TradeJson json(Trade trade) {
        return new TradeJson(
                trade.blockNumber(),
                trade.logIndex(),
                trade.uid(),
                trade.owner(),
                trade.sellToken(),
                trade.buyToken(),
                trade.sellAmount(),
                trade.sellAmountBeforeFees(),
                trade.buyAmount(),
                trade.transaction(),
                trade.protocolFees().stream().map(fee -> json(fee, trade)).toList());
    }

    private static TradeJson.ExecutedProtocolFee json(Trade.ProtocolFee fee, Trade trade) {
        FeePolicy policy = fee.policy();
        return new TradeJson.ExecutedProtocolFee(
                policy == null ? null : FeePolicyJson.of(policy), fee.amount(), trade.protocolFeeToken());
    }
}
