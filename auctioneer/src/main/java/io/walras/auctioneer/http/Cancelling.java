package io.walras.auctioneer.http;

import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpMethod;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;

/** Tells requests that take orders back; whoever wants out is let out first. */
final class Cancelling {
    private static final Pattern ORDERS = Pattern.compile("/api/v1/orders(/[^/]+)?");
    private static final Pattern INSTRUCTIONS =
            Pattern.compile("/api/v1/orders/cancellations|/api/v1/account/[^/]+/switch");

    private Cancelling() {}

    static boolean is(HttpRequest request) {
        HttpMethod method = request.method();
        String path = request.getUri().path();
        return method.equals(HttpMethods.DELETE)
                ? ORDERS.matcher(path).matches()
                : method.equals(HttpMethods.POST) && INSTRUCTIONS.matcher(path).matches();
    }
}
