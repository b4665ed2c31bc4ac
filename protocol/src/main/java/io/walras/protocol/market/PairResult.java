package io.walras.protocol.market;

import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.book.Side;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a winning bundle of an auction does to the orders of a pair. It is an award: whether it settles shows in the trades.
 *
 * @param bundleId the solver's own number of the bundle
 * @param bidPrice at which orders buy the base, before fees; null if the bundle has no price for them
 * @param askPrice at which orders sell the base, before fees; null like {@code bidPrice}. The same price as that unless
 *     the bundle's prices of selling and buying differ
 * @param volumeBase base atoms of all fills
 * @param volumeQuote quote atoms of all fills
 * @param fills how many orders of the pair it fills
 */
public record PairResult(
        long auctionId,
        Address solver,
        Uint256 bundleId,
        @Nullable PairPrice bidPrice,
        @Nullable PairPrice askPrice,
        BigInteger volumeBase,
        BigInteger volumeQuote,
        int fills) {

    /** A result together with the pair that it is of. */
    public record OfPair(Pair pair, PairResult result) {}

    /** Every pair of every winner, by rank of the winner and then by the sorted pair. */
    public static List<OfPair> all(Competition competition) {
        List<OfPair> results = new ArrayList<>();
        for (Solution solution : competition.solutions()) {
            if (solution.isWinner()) {
                for (Pair pair : pairs(solution)) {
                    results.add(new OfPair(pair, of(competition.auctionId(), solution, pair)));
                }
            }
        }
        return List.copyOf(results);
    }

    /** The same seen from the other token: who bought the one sold the other. */
    public PairResult flipped() {
        return new PairResult(
                auctionId,
                solver,
                bundleId,
                askPrice == null ? null : askPrice.flipped(),
                bidPrice == null ? null : bidPrice.flipped(),
                /* volumeBase= */ volumeQuote,
                /* volumeQuote= */ volumeBase,
                fills);
    }

    private static Set<Pair> pairs(Solution solution) {
        Set<Pair> pairs = new TreeSet<>(Comparator.comparing(Pair::base).thenComparing(Pair::quote));
        solution.orders().stream()
                .filter(fill -> !fill.sellToken().equals(fill.buyToken()))
                .forEach(fill -> pairs.add(Pair.sorted(fill.sellToken(), fill.buyToken())));
        return pairs;
    }

    private static PairResult of(long auctionId, Solution solution, Pair pair) {
        BigInteger base = BigInteger.ZERO;
        BigInteger quote = BigInteger.ZERO;
        int fills = 0;
        for (Execution fill : solution.orders()) {
            Side side = pair.side(fill.sellToken(), fill.buyToken()).orElse(null);
            if (side != null) {
                boolean sells = side == Side.ASK;
                base = base.add((sells ? fill.executedSell() : fill.executedBuy()).toBigInteger());
                quote = quote.add((sells ? fill.executedBuy() : fill.executedSell()).toBigInteger());
                fills++;
            }
        }
        ClearingPrices prices = solution.clearingPrices();
        // A fill gives sellAmount * sellPrice = buyAmount * buyPrice.
        return new PairResult(
                auctionId,
                solution.solver(),
                solution.id(),
                price(prices.sell().get(pair.quote()), prices.buy().get(pair.base())),
                price(prices.buy().get(pair.quote()), prices.sell().get(pair.base())),
                base,
                quote,
                fills);
    }

    private static @Nullable PairPrice price(@Nullable Uint256 base, @Nullable Uint256 quote) {
        return base == null || quote == null || base.isZero() || quote.isZero() ? null : new PairPrice(base, quote);
    }
}
