package io.walras.solvers.baseline;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.solvers.routing.PathFinder;
import io.walras.solvers.routing.RouteRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** What 10^18 atoms of a token are worth in native atoms, for the network fee. */
final class NativePrices {
    /** Pays for the whole of any pool with 112-bit reserves without overflowing 256 bits. */
    private static final Uint256 MOST_TO_PAY = Uint256.of(BigInteger.ONE.shiftLeft(144));

    private static final double TWO_TO_256 = 0x1p256;

    private final Auction auction;
    private final PathFinder paths;
    private final BaselineSettings settings;

    NativePrices(Auction auction, PathFinder paths, BaselineSettings settings) {
        this.auction = auction;
        this.paths = paths;
        this.settings = settings;
    }

    /**
     * The auction's price, or one estimated by routing. A token that cannot be routed is taken to be worth so much that
     * the fee is zero, so that it can still be quoted. Empty if the estimate is out of range.
     */
    Optional<Uint256> of(Address token) {
        Optional<Uint256> given = auction.referencePrice(token);
        if (given.isPresent()) {
            return given;
        }
        if (token.equals(settings.weth())) {
            return Optional.of(Uint256.powerOfTen(18));
        }
        Uint256 amount = settings.nativePriceAmount();
        return paths.best(new RouteRequest(token, settings.weth(), MOST_TO_PAY, amount, false))
                .map(route -> estimate(amount, route.input()))
                .orElseGet(() -> Optional.of(Uint256.MAX));
    }

    /**
     * 10^18 * amount / input in double precision, cut to an integer. Doubles are right here and only here: the price is a
     * solver's estimate of its own cost, no rule depends on it, and CoW computes it so.
     */
    private static Optional<Uint256> estimate(Uint256 amount, Uint256 input) {
        double price = 1e18
                * (amount.toBigInteger().doubleValue() / input.toBigInteger().doubleValue());
        return price >= 1 && price < TWO_TO_256
                ? Optional.of(Uint256.of(new BigDecimal(price).toBigInteger()))
                : Optional.empty();
    }
}
