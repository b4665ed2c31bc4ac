package io.walras.solvers.routing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Pool;
import io.walras.sdk.Pools;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the best route: over every path through the base tokens, at each hop the one pool that is best there. Among pools
 * that are equally good, a sell takes the last of the request and a buy the first, as CoW does; among paths, the one with
 * fewer hops.
 */
public final class PathFinder {
    private final Pools pools;
    private final SortedSet<Address> baseTokens;
    private final int maxHops;

    /**
     * A finder over these pools.
     *
     * @param baseTokens tokens that a path may pass through
     * @param maxHops most tokens between the two ends of a path
     */
    public PathFinder(Pools pools, SortedSet<Address> baseTokens, int maxHops) {
        this.pools = pools;
        this.baseTokens = baseTokens;
        this.maxHops = maxHops;
    }

    /** A finder whose paths may pass through the tokens that most pools trade. */
    public static PathFinder throughBusiest(Pools pools, int baseTokens, int maxHops) {
        Map<Address, Long> counts = pools.all().stream()
                .map(Pool::tokens)
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(token -> token, TreeMap::new, Collectors.counting()));
        SortedSet<Address> busiest = counts.entrySet().stream()
                .sorted(Map.Entry.<Address, Long>comparingByValue().reversed())
                .limit(baseTokens)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        return new PathFinder(pools, busiest, maxHops);
    }

    /** The route that sells for most or buys for least, if one keeps the request's limit. */
    public Optional<Route> best(RouteRequest request) {
        if (request.sellToken().equals(request.buyToken())) {
            Uint256 amount = request.isSell() ? request.sellAmount() : request.buyAmount();
            return Optional.of(new Route(amount, amount, List.of()));
        }
        Stream<Route> routes = paths(request.sellToken(), request.buyToken()).stream()
                .flatMap(path -> (request.isSell() ? sell(path, request) : buy(path, request)).stream());
        return request.isSell()
                ? routes.reduce((best, next) -> next.output().isGreaterThan(best.output()) ? next : best)
                : routes.reduce((best, next) -> next.input().isLessThan(best.input()) ? next : best);
    }

    /** All paths with pools at every hop, those with fewer hops first. */
    private List<List<Address>> paths(Address from, Address to) {
        List<List<Address>> paths = new ArrayList<>();
        List<List<Address>> prefixes = List.of(List.of(from));
        for (int hops = 0; hops <= maxHops; hops++) {
            List<List<Address>> longer = new ArrayList<>();
            for (List<Address> prefix : prefixes) {
                extended(prefix, to).ifPresent(paths::add);
                baseTokens.stream()
                        .filter(token -> !token.equals(to) && !prefix.contains(token))
                        .forEach(token -> extended(prefix, token).ifPresent(longer::add));
            }
            prefixes = longer;
        }
        return paths;
    }

    private Optional<List<Address>> extended(List<Address> prefix, Address token) {
        return pools.between(prefix.getLast(), token).isEmpty()
                ? Optional.empty()
                : Optional.of(Stream.concat(prefix.stream(), Stream.of(token)).toList());
    }

    private Optional<Route> sell(List<Address> path, RouteRequest request) {
        List<Pool> chosen = new ArrayList<>();
        Uint256 amount = request.sellAmount();
        for (int hop = 1; hop < path.size(); hop++) {
            Pool best = null;
            Uint256 most = Uint256.ZERO;
            for (Pool pool : pools.between(path.get(hop - 1), path.get(hop))) {
                Optional<Uint256> out = pool.amountOut(path.get(hop - 1), amount, path.get(hop));
                if (out.isPresent() && !out.get().isLessThan(most)) {
                    best = pool;
                    most = out.get();
                }
            }
            if (best == null) {
                return Optional.empty();
            }
            chosen.add(best);
            amount = most;
        }
        return Route.through(chosen, path, request.sellAmount())
                .filter(route -> !route.output().isLessThan(request.buyAmount()));
    }

    private Optional<Route> buy(List<Address> path, RouteRequest request) {
        List<Pool> chosen = new ArrayList<>();
        Uint256 amount = request.buyAmount();
        for (int hop = path.size() - 1; hop > 0; hop--) {
            Pool best = null;
            Uint256 least = Uint256.MAX;
            for (Pool pool : pools.between(path.get(hop - 1), path.get(hop))) {
                Optional<Uint256> in = pool.amountIn(path.get(hop - 1), path.get(hop), amount);
                if (in.isPresent() && in.get().isLessThan(least)) {
                    best = pool;
                    least = in.get();
                }
            }
            if (best == null) {
                return Optional.empty();
            }
            chosen.addFirst(best);
            amount = least;
        }
        // Run forwards, the amounts may come out slightly above what was asked for.
        return Route.through(chosen, path, amount)
                .filter(route -> !route.output().isLessThan(request.buyAmount())
                        && !route.input().isGreaterThan(request.sellAmount()));
    }
}
