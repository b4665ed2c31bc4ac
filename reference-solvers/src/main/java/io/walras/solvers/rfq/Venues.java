package io.walras.solvers.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.sdk.Auction;
import io.walras.sdk.Offer;
import io.walras.solvers.routing.PathFinder;
import io.walras.solvers.routing.Route;
import io.walras.solvers.routing.RouteRequest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one token can be sold for another besides to other orders: makers' offers, the best price first and of those that
 * share a nonce the best alone, and the best path of pools. What pools get is chosen so that no atom would be worth more
 * elsewhere, to one in a million.
 */
final class Venues {
    private static final int PRECISION_BITS = 20;
    private static final Comparator<Offer> BEST_FIRST = (a, b) -> {
        int byPrice = b.makerAmount()
                .toBigInteger()
                .multiply(a.takerAmount().toBigInteger())
                .compareTo(
                        a.makerAmount().toBigInteger().multiply(b.takerAmount().toBigInteger()));
        return byPrice != 0 ? byPrice : a.hash().compareTo(b.hash());
    };

    private final List<Offer> offers;
    private final Optional<Route> route;

    private Venues(List<Offer> offers, Optional<Route> route) {
        this.offers = offers;
        this.route = route;
    }

    /** Where {@code from} can be sold; {@code about} is how much, for the path of pools depends on it. */
    static Venues of(Auction auction, PathFinder paths, Address from, Address to, BigInteger about) {
        List<Offer> offers = new ArrayList<>();
        Set<MakerNonce> nonces = new HashSet<>();
        auction.offers(from, to).stream().sorted(BEST_FIRST).forEach(offer -> {
            if (offer.nonce().map(nonces::add).orElse(true)) {
                offers.add(offer);
            }
        });
        return new Venues(offers, paths.best(new RouteRequest(from, to, Uint256.of(about), Uint256.ONE, true)));
    }

    /** The prices of the offers, as output per input. */
    List<Offer> offers() {
        return List.copyOf(offers);
    }

    /** Spreads an amount so that the most comes out; empty if not all of it can be placed. */
    Optional<Spread> spread(BigInteger amount) {
        if (amount.signum() == 0) {
            return Optional.of(Spread.NOTHING);
        }
        if (route.isEmpty()) {
            return place(amount, BigInteger.ZERO);
        }
        BigInteger low = BigInteger.ZERO;
        BigInteger high = amount;
        BigInteger closeEnough = amount.shiftRight(PRECISION_BITS).max(BigInteger.TWO);
        while (high.subtract(low).compareTo(closeEnough) > 0) {
            BigInteger third = high.subtract(low).divide(BigInteger.valueOf(3));
            BigInteger less = low.add(third);
            BigInteger more = high.subtract(third);
            if (output(amount, less).compareTo(output(amount, more)) < 0) {
                low = less;
            } else {
                high = more;
            }
        }
        return best(amount, List.of(BigInteger.ZERO, low, high, amount));
    }

    private Optional<Spread> best(BigInteger amount, List<BigInteger> shares) {
        return shares.stream()
                .flatMap(share -> place(amount, share).stream())
                .max(Comparator.comparing(Spread::output));
    }

    /** What does not fit anywhere is worth nothing. */
    private BigInteger output(BigInteger amount, BigInteger pooled) {
        BigInteger left = amount.subtract(pooled);
        BigInteger out = throughPools(pooled)
                .map(through -> through.output().toBigInteger())
                .orElse(BigInteger.ZERO);
        for (Offer offer : offers) {
            BigInteger in = left.min(offer.takerAmount().toBigInteger());
            Optional<Uint256> given = in.signum() > 0 ? offer.amountOut(Uint256.of(in)) : Optional.empty();
            if (given.isPresent()) {
                out = out.add(given.get().toBigInteger());
                left = left.subtract(in);
            }
        }
        return out;
    }

    private Optional<Spread> place(BigInteger amount, BigInteger pooled) {
        List<Spread.Take> takes = new ArrayList<>();
        BigInteger left = amount.subtract(pooled);
        BigInteger out = BigInteger.ZERO;
        for (Offer offer : offers) {
            Uint256 in = Uint256.of(left).min(offer.takerAmount());
            Optional<Uint256> given = in.isZero() ? Optional.empty() : offer.amountOut(in);
            if (given.isPresent()) {
                takes.add(new Spread.Take(offer, in, given.get()));
                out = out.add(given.get().toBigInteger());
                left = left.subtract(in.toBigInteger());
            }
        }
        Optional<Route> pools = throughPools(pooled.add(left));
        if (pools.isPresent()) {
            return Optional.of(
                    new Spread(takes, pools, out.add(pools.get().output().toBigInteger())));
        }
        return pooled.add(left).signum() == 0
                ? Optional.of(new Spread(takes, Optional.empty(), out))
                : Optional.empty();
    }

    private Optional<Route> throughPools(BigInteger amount) {
        return amount.signum() == 0 ? Optional.empty() : route.flatMap(path -> path.withInput(Uint256.of(amount)));
    }
}
