package io.walras.auctioneer.http;

import io.walras.protocol.wire.order.ErrorJson;
import io.walras.protocol.wire.order.OrderBookJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.Connection;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/**
 * An answer that is an error.
 *
 * @param status HTTP status
 * @param errorType stable name
 * @param description for a person; never holds the request's own text
 * @param data facts for a program
 */
record ApiError(int status, String errorType, String description, Map<String, ?> data, List<HttpHeader> headers) {
    ApiError {
        data = Map.copyOf(data);
        headers = List.copyOf(headers);
    }

    static ApiError of(int status, String errorType, String description) {
        return new ApiError(status, errorType, description, Map.of(), List.of());
    }

    ApiError withData(Map<String, ?> facts) {
        return new ApiError(status, errorType, description, facts, headers);
    }

    /** The error with a hint when to come back. */
    ApiError retryAfter(long seconds) {
        return with(RawHeader.create("Retry-After", Long.toString(seconds)));
    }

    /** The error as the last answer on its connection, because what the client still sends is not read. */
    ApiError closing() {
        return with(Connection.create("close"));
    }

    /** The error with what its client may do instead. */
    ApiError allowing(String methods) {
        return with(RawHeader.create("Allow", methods));
    }

    private ApiError with(HttpHeader header) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(header);
        return new ApiError(status, errorType, description, data, more);
    }

    HttpResponse toResponse() {
        String body = OrderBookJson.write(new ErrorJson(errorType, description, data));
        return HttpResponse.create()
                .withStatus(StatusCodes.get(status))
                .addHeaders(headers)
                .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body));
    }
}
