package io.walras.sdk.socket;

import java.net.URI;
import java.util.Locale;

/** Where an auctioneer's WebSockets are. */
public final class SocketUrl {
    private SocketUrl() {}

    /**
     * The WebSocket of the auctioneer of this URL.
     *
     * @param path where it is unless the URL says so
     * @throws IllegalArgumentException if it is no http, https, ws or wss URL
     */
    public static URI of(URI url, String path) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String socket = switch (scheme) {
            case "http", "ws" -> "ws";
            case "https", "wss" -> "wss";
            default -> throw new IllegalArgumentException("not an http, https, ws or wss URL: " + url);
        };
        if (url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("not the URL of an auctioneer: " + url);
        }
        boolean hasPath = !url.getRawPath().isEmpty() && !url.getRawPath().equals("/");
        return URI.create(socket + "://" + url.getRawAuthority() + (hasPath ? url.getRawPath() : path));
    }
}
