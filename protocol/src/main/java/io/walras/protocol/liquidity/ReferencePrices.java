package io.walras.protocol.liquidity;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Native prices drawn from a cut's own reserves: for each token the mid price along the deepest route
 * of at most two pools to the wrapped native token. Deepest, because a price is only as hard to move as the thinnest
 * pool it passes; a tiny pool with an absurd price changes nothing. Anyone can recompute them from the published pools.
 */
public final class ReferencePrices {
    private static final BigInteger UNIT = BigInteger.TEN.pow(18);

    private final Address wrappedNative;
    private final List<ConstantProductPool> pools;

    private ReferencePrices(Address wrappedNative, Collection<ConstantProductPool> pools) {
        this.wrappedNative = wrappedNative;
        this.pools = pools.stream()
                .filter(pool -> !pool.reserve0().isZero() && !pool.reserve1().isZero())
                .sorted(Comparator.comparing(ConstantProductPool::address))
                .toList();
    }

    /**
     * The price of 10^18 atoms of each token in native atoms, rounded down. The wrapped native token costs 10^18. A
     * token without a route, or worth less than one native atom, has none.
     */
    public static SortedMap<Address, Uint256> of(
            Address wrappedNative, Collection<Address> tokens, Collection<ConstantProductPool> pools) {
        ReferencePrices prices = new ReferencePrices(wrappedNative, pools);
        SortedMap<Address, Uint256> found = new TreeMap<>();
        for (Address token : tokens) {
            Address priced = token.nativeAs(wrappedNative);
            prices.price(priced).ifPresent(price -> found.put(priced, price));
        }
        found.put(wrappedNative, Uint256.of(UNIT));
        return found;
    }

    private Optional<Uint256> price(Address token) {
        List<Route> routes = new ArrayList<>();
        for (ConstantProductPool first : pools) {
            if (!first.token0().equals(token) && !first.token1().equals(token)) {
                continue;
            }
            Address middle = first.other(token);
            if (middle.equals(wrappedNative)) {
                BigInteger nativeReserve = reserve(first, wrappedNative);
                routes.add(new Route(nativeReserve, reserve(first, token), nativeReserve));
                continue;
            }
            for (ConstantProductPool second : pools) {
                if (second.trades(middle, wrappedNative)) {
                    routes.add(twoHops(token, first, middle, second));
                }
            }
        }
        return routes.stream()
                .reduce((best, route) -> route.depth().compareTo(best.depth()) > 0 ? route : best)
                .map(Route::price)
                .filter(price -> price.signum() > 0 && price.bitLength() <= 256)
                .map(Uint256::of);
    }

    private Route twoHops(Address token, ConstantProductPool first, Address middle, ConstantProductPool second) {
        BigInteger nativeReserve = reserve(second, wrappedNative);
        BigInteger middleReserve = reserve(second, middle);
        BigInteger firstDepth = reserve(first, middle).multiply(nativeReserve).divide(middleReserve);
        return new Route(
                reserve(first, middle).multiply(nativeReserve),
                reserve(first, token).multiply(middleReserve),
                firstDepth.min(nativeReserve));
    }

    private static BigInteger reserve(ConstantProductPool pool, Address token) {
        return pool.reserveOf(token).toBigInteger();
    }

    /** Native atoms per token atom as a fraction, and how many native atoms' worth the thinnest pool holds. */
    private record Route(BigInteger numerator, BigInteger denominator, BigInteger depth) {
        BigInteger price() {
            return numerator.multiply(UNIT).divide(denominator);
        }
    }
}
