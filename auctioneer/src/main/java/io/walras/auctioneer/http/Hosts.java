package io.walras.auctioneer.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.headers.Host;

/**
 * The names that the server is reached by. A page of somebody else, whose name is made to lead here, is so kept from asking
 * a server that only its own machine can reach.
 */
final class Hosts {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.[0-9.]+|\\[?::1]?");

    private final Set<String> names;
    private final boolean onlyLoopback;

    /**
     * The hosts of a server.
     *
     * @param names if there are none, the server answers to any name; if it listens on loopback only, to those of loopback
     * @param listensOn the address that the server is bound to
     */
    Hosts(List<String> names, String listensOn) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.onlyLoopback = names.isEmpty() && isLoopback(listensOn);
    }

    /** Whether the request is for this server; one that names no host is. */
    boolean areMeantBy(HttpRequest request) {
        String uri = request.getUri().host().address();
        String host = request.getHeader(Host.class)
                .map(header -> header.host().address())
                .orElse(uri);
        return isOurs(host) && isOurs(uri);
    }

    private boolean isOurs(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.isEmpty() || (names.isEmpty() && !onlyLoopback)) {
            return true;
        }
        return names.contains(name) || (onlyLoopback && isLoopback(name));
    }

    private static boolean isLoopback(String name) {
        return LOOPBACK.matcher(name).matches();
    }
}
