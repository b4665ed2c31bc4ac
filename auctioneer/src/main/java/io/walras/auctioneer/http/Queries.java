package io.walras.auctioneer.http;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Reads what paths and queries name, and answers what cannot be read. */
final class Queries {
    private static final Pattern AUCTION_ID = Pattern.compile("[0-9]{1,18}");

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

    private static <T> CompletionStage<HttpResponse> read(
            Optional<T> value, ApiError otherwise, Function<T, CompletionStage<HttpResponse>> handle) {
        return value.map(handle).orElseGet(() -> CompletableFuture.completedStage(otherwise.toResponse()));
    }
}
