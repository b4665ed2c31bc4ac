package io.walras.auctioneer.http;

import java.util.Locale;

/**
 * What the server serves: each is one operation of the OpenAPI document, and the name under which its requests are
 * counted.
 */
enum Endpoint {
    POST_ORDER,
    DELETE_ORDERS,
    GET_ORDER,
    DELETE_ORDER,
    GET_ORDER_STATUS,
    POST_ORDERS_BY_UIDS,
    POST_QUOTE,
    POST_ORDER_BATCH,
    POST_ORDER_HASH,
    POST_CANCELLATIONS,
    GET_SWITCH,
    POST_SWITCH,
    GET_ACCOUNT_ORDERS,
    GET_ACCOUNT_ORDER,
    GET_TRANSACTION_ORDERS,
    GET_TRADES,
    GET_TRADES_V1,
    GET_TOTAL_SURPLUS,
    GET_APP_DATA,
    PUT_APP_DATA,
    PUT_APP_DATA_BY_HASH,
    GET_AUCTION,
    GET_AUCTION_RECORD,
    GET_COMPETITION,
    GET_LATEST_COMPETITION,
    GET_COMPETITION_BY_TRANSACTION,
    GET_COMPETITION_V1,
    GET_LATEST_COMPETITION_V1,
    GET_COMPETITION_BY_TRANSACTION_V1,
    SOLVER_SESSION,
    GET_SOLVERS,
    GET_SOLVER,
    MAKER_SESSION,
    GET_MAKERS,
    GET_MAKER,
    GET_MARKETS,
    GET_MARKET_BOOK,
    GET_MARKET_BBO,
    GET_MARKET_TRADES,
    GET_MARKET_CANDLES,
    GET_MARKET_AUCTIONS,
    GET_MARKET_BOOK_EVENTS,
    GET_MARKET_BBO_EVENTS,
    GET_MARKET_TRADES_EVENTS,
    GET_MARKET_AUCTIONS_EVENTS,
    MARKET_STREAM,
    GET_EVENTS,
    GET_READY,
    GET_VERSION,
    GET_CONFIG,
    GET_OPENAPI,
    GET_DOCS,
    GET_DOCS_FILE,
    HEALTHZ,
    READYZ,
    METRICS;

    /** The operation's name in the document. */
    String operationId() {
        return name().toLowerCase(Locale.ROOT);
    }
}
