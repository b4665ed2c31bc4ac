package io.walras.solvers.rfq;

import io.walras.protocol.book.BookEntry;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solutions;
import io.walras.sdk.Solver;
import io.walras.solvers.routing.PathFinder;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Clears each pair of tokens by itself, at one price, out of everything there is: users' orders, orders that rest in
 * books, makers' quotes and pools. One solution a pair.
 */
public final class RfqSolver implements Solver {
    private final RfqSettings settings;

    /** A solver with these settings. */
    public RfqSolver(RfqSettings settings) {
        this.settings = settings;
    }

    @Override
    public void solve(Auction auction, Solutions found) {
        PathFinder paths = PathFinder.throughBusiest(auction.pools(), settings.baseTokens(), settings.maxHops());
        long id = 0;
        for (Pair pair : pairs(auction.orders())) {
            Optional<Clearing> clearing = clearing(auction, paths, pair);
            if (clearing.isPresent() && found.isOpen()) {
                Optional<Outcome> best = new PairSearch(auction, clearing.get(), found::isOpen).best();
                if (best.isPresent()) {
                    found.add(best.get().toSolution(id++, settings));
                }
            }
        }
    }

    /** Two tokens, the one with the smaller address first. */
    private record Pair(Address base, Address quote) {}

    private static Collection<Pair> pairs(List<OpenOrder> orders) {
        Map<String, Pair> pairs = new TreeMap<>();
        for (OpenOrder order : orders) {
            boolean ascending = order.sellToken().compareTo(order.buyToken()) < 0;
            Pair pair = ascending
                    ? new Pair(order.sellToken(), order.buyToken())
                    : new Pair(order.buyToken(), order.sellToken());
            if (!pair.base().equals(pair.quote())) {
                pairs.put(pair.toString(), pair);
            }
        }
        return pairs.values();
    }

    private Optional<Clearing> clearing(Auction auction, PathFinder paths, Pair pair) {
        List<Wish> sellers = wishes(auction, pair, true);
        List<Wish> buyers = wishes(auction, pair, false);
        if (sellers.isEmpty() && buyers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Clearing(
                pair.base(),
                pair.quote(),
                sellers,
                buyers,
                Venues.of(auction, paths, pair.base(), pair.quote(), about(sellers)),
                Venues.of(auction, paths, pair.quote(), pair.base(), about(buyers))));
    }

    /** Half of what is for sale, at least one atom. */
    private static BigInteger about(List<Wish> wishes) {
        return wishes.stream()
                .map(wish -> wish.order().sellAmount().toBigInteger())
                .reduce(BigInteger.ZERO, BigInteger::add)
                .shiftRight(1)
                .max(BigInteger.ONE)
                .min(Uint256.MAX.toBigInteger());
    }

    private List<Wish> wishes(Auction auction, Pair pair, boolean sellsBase) {
        Address sold = sellsBase ? pair.base() : pair.quote();
        Address bought = sellsBase ? pair.quote() : pair.base();
        return auction.orders().stream()
                .filter(order ->
                        order.sellToken().equals(sold) && order.buyToken().equals(bought))
                .flatMap(order -> wish(auction, order, sellsBase).stream())
                .sorted(Wish.generousFirst(sellsBase))
                .limit(settings.ordersPerSide())
                .toList();
    }

    private Optional<Wish> wish(Auction auction, OpenOrder order, boolean sellsBase) {
        Optional<BookEntry> place = auction.place(order.uid());
        boolean paysGas = order.takesFee() && place.isEmpty();
        Uint256 fee = paysGas
                ? auction.gasCost(settings.orderGas(), order.sellToken()).orElse(Uint256.MAX)
                : Uint256.ZERO;
        return Wish.of(order, sellsBase, fee.toBigInteger(), place);
    }
}
