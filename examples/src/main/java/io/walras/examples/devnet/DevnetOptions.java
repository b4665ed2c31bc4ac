package io.walras.examples.devnet;

import io.walras.examples.process.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a development network is to be like.
 *
 * @param host loopback address that everything listens on
 * @param port of the auctioneer's API
 * @param rpcPort of the chain
 * @param ownSolvers whether the reference solvers run
 * @param makers whether market makers run, and the reference solver that takes their quotes
 * @param dataFolder where logs, configurations and the journal go; a temporary folder if empty
 * @param foreignSolvers further solver engines by name, wherever they run
 * @param sessionSolvers further solvers by name that will open sessions, and the file that each finds its key in
 */
public record DevnetOptions(
        String host,
        PortChoice port,
        PortChoice rpcPort,
        Duration auctionInterval,
        boolean ownSolvers,
        boolean makers,
        Optional<Path> dataFolder,
        SortedMap<String, URI> foreignSolvers,
        SortedMap<String, Path> sessionSolvers) {

    private static final Pattern SOLVER_NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(200);

    /** @throws IllegalArgumentException if something of it cannot be */
    public DevnetOptions {
        Loopback.requireLoopback(host);
        if (auctionInterval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException("an auction takes at least " + SHORTEST_INTERVAL.toMillis() + " ms");
        }
        foreignSolvers = Collections.unmodifiableSortedMap(new TreeMap<>(foreignSolvers));
        sessionSolvers = Collections.unmodifiableSortedMap(new TreeMap<>(sessionSolvers));
        foreignSolvers.keySet().forEach(DevnetOptions::requireFreeName);
        sessionSolvers.keySet().forEach(DevnetOptions::requireFreeName);
        foreignSolvers.forEach(DevnetOptions::requireHttp);
        if (!Collections.disjoint(foreignSolvers.keySet(), sessionSolvers.keySet())) {
            throw new IllegalArgumentException("a solver is either asked or opens a session, not both");
        }
    }

    /** The reference solvers that run, if any do. */
    List<OwnSolver> solvers() {
        return Arrays.stream(OwnSolver.values())
                .filter(solver -> makers || !solver.needsMakers())
                .toList();
    }

    private static void requireHttp(String name, URI url) {
        String scheme = url.getScheme();
        if (url.getHost() == null || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
            throw new IllegalArgumentException("solver " + name + " needs an http or https URL, not " + url);
        }
    }

    private static void requireFreeName(String name) {
        if (!SOLVER_NAME.matcher(name).matches() || OwnSolver.isName(name)) {
            throw new IllegalArgumentException("'" + name + "' cannot be the name of a further solver: lower-case "
                    + "letters, digits and dashes, and not the name of a reference solver");
        }
    }
}
