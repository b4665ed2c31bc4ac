package io.walras.auctioneer.http;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.quote.NativePrice;
import io.walras.auctioneer.quote.NativePrices;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.order.NativePriceJson;
import io.walras.protocol.wire.order.TokenMetadataJson;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatcher1;
import org.apache.pekko.http.javadsl.server.Route;

/** What is known of a token. */
final class TokenRoutes {
    private static final PathMatcher1<String> TOKEN =
            segment("api").slash("v1").slash("token").slash(segment());

    private final NativePrices prices;
    private final Ledger ledger;

    TokenRoutes(NativePrices prices, Ledger ledger) {
        this.prices = prices;
        this.ledger = ledger;
    }

    Route routes() {
        return concat(
                path(
                        TOKEN.slash("native_price"),
                        text -> get(() -> Edge.endpoint(
                                Endpoint.GET_NATIVE_PRICE,
                                () -> completeWithFuture(Queries.address(text, this::price))))),
                path(
                        TOKEN.slash("metadata"),
                        text -> get(() -> Edge.endpoint(
                                Endpoint.GET_TOKEN_METADATA,
                                () -> completeWithFuture(Queries.address(text, this::metadata))))));
    }

    private CompletionStage<HttpResponse> price(Address token) {
        return prices.of(token)
                .thenApply(found -> found.map(price -> Answers.json(new NativePriceJson(price.perAtom())))
                        .orElseGet(() -> ApiError.of(
                                        404, Code.NoLiquidity.name(), "the token has no route to the native coin")
                                .toResponse()));
    }

    private CompletionStage<HttpResponse> metadata(Address token) {
        return prices.of(token)
                .thenCombine(ledger.firstTradeBlock(token), (price, block) -> Answers.json(json(price, block)));
    }

    private static TokenMetadataJson json(Optional<NativePrice> price, Optional<Long> block) {
        return new TokenMetadataJson(
                block.orElse(null), price.map(NativePrice::wei).orElse(null));
    }
}
