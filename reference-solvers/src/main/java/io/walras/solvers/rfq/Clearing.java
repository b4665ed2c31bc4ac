package io.walras.solvers.rfq;

import io.walras.protocol.chain.Address;
import io.walras.solvers.fill.Filled;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Clears a pair at a given price: everybody who likes the price is filled, and venues take what is left over between the
 * two sides. Where they do not take all of it at that price, those of the larger side that are least generous are filled
 * in part or not at all, the latest of them first, so that the priority of books is kept.
 *
 * @param sellers of the base token, the most generous first
 * @param buyers of the base token, the most generous first
 * @param forBase where the base token can be sold
 * @param forQuote where the quote token can be sold
 */
record Clearing(Address base, Address quote, List<Wish> sellers, List<Wish> buyers, Venues forBase, Venues forQuote) {
    private static final int PRECISION_BITS = 24;

    Clearing {
        sellers = List.copyOf(sellers);
        buyers = List.copyOf(buyers);
    }

    /** The pair at this price; empty if nobody trades. */
    Optional<Outcome> at(Price price) {
        List<Filled> selling = whole(sellers, price);
        List<Filled> buying = whole(buyers, price);
        while (!selling.isEmpty() || !buying.isEmpty()) {
            Balance balance = balance(selling, buying);
            if (balance.spread().isPresent()) {
                return Optional.of(new Outcome(
                        base,
                        quote,
                        price,
                        joined(selling, buying),
                        balance.spread().get()));
            }
            boolean sells = (balance.side() == Side.SELLERS && !selling.isEmpty()) || buying.isEmpty();
            Optional<Outcome> part =
                    sells ? lastInPart(price, selling, buying, true) : lastInPart(price, buying, selling, false);
            if (part.isPresent()) {
                return part;
            }
            (sells ? selling : buying).removeLast();
        }
        return Optional.empty();
    }

    private enum Side {
        SELLERS,
        BUYERS
    }

    /** Where the surplus goes; if nowhere, of which side there is too much. */
    private record Balance(Optional<Spread> spread, Side side) {}

    private static List<Filled> whole(List<Wish> wishes, Price price) {
        List<Filled> fills = new ArrayList<>();
        wishes.forEach(wish -> wish.at(price, wish.whole()).ifPresent(fills::add));
        return fills;
    }

    private static List<Filled> joined(List<Filled> some, List<Filled> others) {
        List<Filled> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private Balance balance(List<Filled> selling, List<Filled> buying) {
        BigInteger baseLeft = net(selling).subtract(bought(buying));
        BigInteger quoteLeft = net(buying).subtract(bought(selling));
        if (baseLeft.signum() >= 0 && quoteLeft.signum() >= 0) {
            return new Balance(Optional.of(Spread.NOTHING), Side.SELLERS);
        }
        return baseLeft.signum() > 0
                ? new Balance(covered(forBase, baseLeft, quoteLeft.negate()), Side.SELLERS)
                : new Balance(
                        quoteLeft.signum() > 0 ? covered(forQuote, quoteLeft, baseLeft.negate()) : Optional.empty(),
                        Side.BUYERS);
    }

    private static Optional<Spread> covered(Venues venues, BigInteger left, BigInteger needed) {
        return venues.spread(left).filter(spread -> spread.output().compareTo(needed) >= 0);
    }

    /** The most that the last of the larger side can be filled; empty if it is all or nothing, or nothing it is. */
    private Optional<Outcome> lastInPart(Price price, List<Filled> larger, List<Filled> other, boolean sells) {
        Filled last = larger.getLast();
        if (!last.order().partiallyFillable()) {
            return Optional.empty();
        }
        Wish wish = (sells ? sellers : buyers)
                .stream()
                        .filter(known -> known.order().equals(last.order()))
                        .findFirst()
                        .orElseThrow();
        BigInteger low = BigInteger.ZERO;
        BigInteger high = last.executed().toBigInteger();
        BigInteger closeEnough = high.shiftRight(PRECISION_BITS).max(BigInteger.ONE);
        Optional<Outcome> best = Optional.empty();
        while (high.subtract(low).compareTo(closeEnough) > 0) {
            BigInteger tried = low.add(high).shiftRight(1);
            Optional<Filled> part = wish.at(price, tried);
            if (part.isEmpty()) {
                low = tried;
                continue;
            }
            List<Filled> changed = new ArrayList<>(larger.subList(0, larger.size() - 1));
            changed.add(part.get());
            Balance balance = sells ? balance(changed, other) : balance(other, changed);
            boolean isTooMuch = balance.spread().isEmpty() && balance.side() == (sells ? Side.SELLERS : Side.BUYERS);
            if (balance.spread().isPresent()) {
                best = Optional.of(new Outcome(
                        base,
                        quote,
                        price,
                        joined(changed, other),
                        balance.spread().get()));
            }
            if (isTooMuch) {
                high = tried;
            } else {
                low = tried;
            }
        }
        return best;
    }

    private static BigInteger net(List<Filled> fills) {
        return fills.stream()
                .map(fill -> fill.sold().minus(fill.fee()).toBigInteger())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static BigInteger bought(List<Filled> fills) {
        return fills.stream().map(fill -> fill.bought().toBigInteger()).reduce(BigInteger.ZERO, BigInteger::add);
    }
}
