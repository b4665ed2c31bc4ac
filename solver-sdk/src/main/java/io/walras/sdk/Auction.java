package io.walras.sdk;

import io.walras.protocol.book.BookEntry;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.LiquidityJson;
import io.walras.protocol.wire.engine.TokenJson;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a solver is asked to solve.
 *
 * @param request the auction as it arrived, with all that the other components leave out
 * @param orders in the request's order
 * @param pools the liquidity that can be used
 * @param offers makers' firm quotes, in the request's order
 * @param judge tells scores before solutions are sent; null if too little of the batch is known
 */
public record Auction(
        AuctionJson request,
        List<OpenOrder> orders,
        Pools pools,
        List<Offer> offers,
        @Nullable BundleJudge judge) {
    public Auction {
        orders = List.copyOf(orders);
        offers = List.copyOf(offers);
    }

    /** The auction that a request describes; solutions cannot be checked before they are sent. */
    public static Auction of(AuctionJson request) {
        return of(request, null);
    }

    /** The auction that a request describes, and who judges solutions as the auctioneer will. */
    public static Auction of(AuctionJson request, @Nullable BundleJudge judge) {
        return new Auction(
                request,
                request.orders().stream().map(OpenOrder::of).toList(),
                new Pools(request.liquidity().stream()
                        .flatMap(item -> Pool.of(item).stream())
                        .toList()),
                request.liquidity().stream()
                        .flatMap(item -> offer(item, judge).stream())
                        .toList(),
                judge);
    }

    private static Optional<Offer> offer(LiquidityJson item, @Nullable BundleJudge judge) {
        return item instanceof LiquidityJson.LimitOrder order
                ? Optional.of(new Offer(
                        order, judge == null ? null : judge.quote(order.hash()).orElse(null)))
                : Optional.empty();
    }

    /** Where an order rests in a book; empty if it rests in none, and over HTTP, where requests do not tell. */
    public Optional<BookEntry> place(OrderUid uid) {
        return judge == null ? Optional.empty() : judge.place(uid);
    }

    /** The offers that give {@code makerToken} for {@code takerToken}, in the request's order. */
    public List<Offer> offers(Address takerToken, Address makerToken) {
        return offers.stream()
                .filter(offer -> offer.takerToken().equals(takerToken)
                        && offer.makerToken().equals(makerToken))
                .toList();
    }

    /**
     * The exact score of a solution or the reason why the auctioneer would refuse it, by the auctioneer's own rules.
     * Over a session this is always known; over HTTP it is {@link SolutionCheck.Unknown}.
     */
    public SolutionCheck check(Solution solution) {
        return judge == null ? new SolutionCheck.Unknown() : judge.check(solution.toJson());
    }

    /** Wei per gas unit that a settlement is expected to cost. */
    public Uint256 gasPrice() {
        return request.effectiveGasPrice();
    }

    /** The price of 10^18 atoms of the token in native atoms (wei), if the auction gives one. */
    public Optional<Uint256> referencePrice(Address token) {
        return Optional.ofNullable(request.tokens().get(token))
                .flatMap(known -> Optional.ofNullable(known.referencePrice()));
    }

    /**
     * What so much gas costs in atoms of the token, at the reference price and the auction's gas price, rounded up so that
     * the solver is never short. Empty if gas costs something and the token has no reference price, or if
     * the cost is beyond all reason.
     */
    public Optional<Uint256> gasCost(long gasUnits, Address token) {
        BigInteger cost = BigInteger.valueOf(gasUnits).multiply(gasPrice().toBigInteger());
        if (cost.signum() == 0) {
            return Optional.of(Uint256.ZERO);
        }
        return referencePrice(token)
                .filter(price -> !price.isZero() && cost.bitLength() <= 192)
                .map(price -> Uint256.of(cost).mulDiv(Uint256.powerOfTen(18), price, Rounding.CEIL));
    }

    /** What the auction says about a token. */
    public Optional<TokenJson> token(Address token) {
        return Optional.ofNullable(request.tokens().get(token));
    }

    /** The pools that swap one of the two tokens for the other, in the request's order. */
    public List<Pool> pools(Address tokenA, Address tokenB) {
        return pools.between(tokenA, tokenB);
    }
}
