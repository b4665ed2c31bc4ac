package io.walras.auctioneer.http;

import java.net.InetAddress;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.RemoteAddress;

/** Who sends a request, as far as the connection tells. */
final class Client {
    private Client() {}

    /** The address at the other end of the connection; all whose address is unknown share one. */
    static InetAddress of(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(RemoteAddress::getAddress)
                .orElseGet(InetAddress::getLoopbackAddress);
    }
}
