package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.Ledger.Page;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;

/** Reads what paths and queries name, and answers what cannot be read. */
final class Queries {
    /** Entries of a page if the query does not say. */
    static final int DEFAULT_LIMIT = 10;

    private static final Pattern AUCTION_ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private Queries() {}

    static CompletionStage<HttpResponse> uid(String text, Function<OrderUid, CompletionStage<HttpResponse>> handle) {
        return read(OrderUid.parse(text), ApiError.of(400, "InvalidUid", "not 0x and 112 hex digits"), handle);
    }

    static CompletionStage<HttpResponse> address(String text, Function<Address, CompletionStage<HttpResponse>> handle) {
        return read(Address.parse(text), ApiError.of(422, "InvalidAddress", "not an address"), handle);
    }

    static CompletionStage<HttpResponse> hash(String text, Function<Bytes32, CompletionStage<HttpResponse>> handle) {
        return read(Bytes32.parse(text), ApiError.of(400, "InvalidHash", "not 0x and 64 hex digits"), handle);
    }

    static CompletionStage<HttpResponse> auctionId(String text, Function<Long, CompletionStage<HttpResponse>> handle) {
        Optional<Long> id = Optional.of(text)
                .filter(digits -> AUCTION_ID.matcher(digits).matches())
                .map(Long::valueOf);
        return read(id, ApiError.of(400, "InvalidAuctionId", "not the number of an auction"), handle);
    }

    static CompletionStage<HttpResponse> page(Query query, Function<Page, CompletionStage<HttpResponse>> handle) {
        Optional<Integer> offset = number(query, "offset", 0);
        Optional<Integer> limit = number(query, "limit", DEFAULT_LIMIT).filter(n -> n >= 1 && n <= Page.MAX_LIMIT);
        Optional<Page> page = offset.flatMap(from -> limit.map(count -> new Page(from, count)));
        String problem = "offset must be from 0 and limit from 1 to " + Page.MAX_LIMIT;
        return read(page, ApiError.of(422, "InvalidPaging", problem), handle);
    }

    private static Optional<Integer> number(Query query, String name, int otherwise) {
        return Optional.of(query.get(name).orElse(Integer.toString(otherwise)))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf);
    }

    private static <T> CompletionStage<HttpResponse> read(
            Optional<T> value, ApiError otherwise, Function<T, CompletionStage<HttpResponse>> handle) {
        return value.map(handle).orElseGet(() -> CompletableFuture.completedStage(otherwise.toResponse()));
    }
}
