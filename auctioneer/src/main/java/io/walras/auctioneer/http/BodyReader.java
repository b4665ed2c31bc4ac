package io.walras.auctioneer.http;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** Reads the JSON body of a request for whoever answers it. */
interface BodyReader {
    /** The answer that {@code handle} gives to the body, or the error that keeps it from being asked. */
    CompletionStage<HttpResponse> read(HttpRequest request, Function<byte[], CompletionStage<HttpResponse>> handle);
}
