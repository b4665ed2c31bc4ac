package io.walras.solvers.rfq;

import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.Offer;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Looks for the price at which the users of a pair gain most. At first at the prices that somebody names, limits and
 * quotes, and at the one at which both sides are even; then between the best of them and its neighbours, for there is the
 * price at which venues leave nothing over.
 */
final class PairSearch {
    private static final int THIRDS = 24;

    private final Auction auction;
    private final Clearing clearing;
    private final BooleanSupplier isOpen;

    PairSearch(Auction auction, Clearing clearing, BooleanSupplier isOpen) {
        this.auction = auction;
        this.clearing = clearing;
        this.isOpen = isOpen;
    }

    /** The best outcome that was found in the time there is; empty if there is none. */
    Optional<Outcome> best() {
        NavigableMap<Price, Outcome> tried = new TreeMap<>();
        List<Price> named = named();
        for (Price price : named) {
            if (isOpen.getAsBoolean()) {
                clearing.at(price).ifPresent(outcome -> tried.put(price, outcome));
            }
        }
        return best(tried).map(best -> {
            Outcome lower = between(best, neighbour(named, best.price(), false));
            return between(lower, neighbour(named, best.price(), true));
        });
    }

    private List<Price> named() {
        List<Price> prices = new ArrayList<>();
        Stream.concat(clearing.sellers().stream(), clearing.buyers().stream())
                .forEach(wish -> prices.add(wish.limit()));
        for (Offer offer : clearing.forBase().offers()) {
            prices.add(new Price(atoms(offer.makerAmount()), atoms(offer.takerAmount())));
        }
        for (Offer offer : clearing.forQuote().offers()) {
            prices.add(new Price(atoms(offer.takerAmount()), atoms(offer.makerAmount())));
        }
        even().ifPresent(prices::add);
        prices.sort(Comparator.naturalOrder());
        return prices;
    }

    private static BigInteger atoms(Uint256 amount) {
        return amount.toBigInteger();
    }

    private Optional<Price> even() {
        BigInteger base = sold(clearing.sellers());
        BigInteger quote = sold(clearing.buyers());
        return base.signum() > 0 && quote.signum() > 0 ? Optional.of(new Price(quote, base)) : Optional.empty();
    }

    private static BigInteger sold(List<Wish> wishes) {
        return wishes.stream()
                .map(wish -> atoms(wish.order().sellAmount()).subtract(wish.fee()))
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private Optional<Outcome> best(NavigableMap<Price, Outcome> tried) {
        return tried.values().stream().max(Comparator.comparing(outcome -> outcome.surplus(auction)));
    }

    /** The next price in that direction; where there is none, twice or half the price. */
    private static Price neighbour(List<Price> named, Price price, boolean above) {
        Stream<Price> others =
                named.stream().filter(other -> above ? other.compareTo(price) > 0 : other.compareTo(price) < 0);
        Optional<Price> next = above ? others.min(Comparator.naturalOrder()) : others.max(Comparator.naturalOrder());
        return next.orElseGet(() -> above
                ? new Price(price.quote().shiftLeft(1), price.base())
                : new Price(price.quote(), price.base().shiftLeft(1)));
    }

    /** Gains rise towards the price at which venues leave nothing over, and fall behind it, where somebody drops out. */
    private Outcome between(Outcome best, Price end) {
        Outcome found = best;
        Price low = best.price();
        Price high = end;
        for (int i = 0; i < THIRDS && isOpen.getAsBoolean(); i++) {
            Optional<Outcome> near = clearing.at(low.towards(high, 1, 3));
            Optional<Outcome> far = clearing.at(low.towards(high, 2, 3));
            found = better(found, near);
            found = better(found, far);
            if (surplus(near).compareTo(surplus(far)) < 0) {
                low = low.towards(high, 1, 3);
            } else {
                high = low.towards(high, 2, 3);
            }
        }
        return found;
    }

    private Outcome better(Outcome known, Optional<Outcome> other) {
        return other.filter(outcome -> outcome.surplus(auction).compareTo(known.surplus(auction)) > 0)
                .orElse(known);
    }

    private BigInteger surplus(Optional<Outcome> outcome) {
        return outcome.map(found -> found.surplus(auction)).orElse(BigInteger.ZERO);
    }
}
