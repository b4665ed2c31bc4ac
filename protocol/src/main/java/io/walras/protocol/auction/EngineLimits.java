package io.walras.protocol.auction;

import io.walras.protocol.auction.FeePolicy.PriceImprovement;
import io.walras.protocol.auction.FeePolicy.Surplus;
import io.walras.protocol.auction.FeePolicy.Volume;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.List;

/**
 * The amounts a solver is told for an order, so tightened that a bundle which keeps them before protocol fees keeps the
 * signed limit after them. A solver then needs to know nothing about fees.
 *
 * <p>A volume fee f makes a sell order's least proceeds ceil(buy/(1-f)) and a buy order's highest cost floor(sell/(1+f));
 * several compound. Fees on surplus or improvement never take more than the surplus and so tighten nothing, except where
 * a volume fee is charged after them: then the limit is the least amount that leaves enough for it.
 *
 * @param sellAmount a sell order: what the batch may fill; a buy order: the most to pay for that, rounded down
 * @param buyAmount a buy order: what the batch may fill; a sell order: the least to receive for that, rounded up
 */
public record EngineLimits(Uint256 sellAmount, Uint256 buyAmount) {

    /**
     * The limits for an order of a batch. A sell order whose tightened proceeds need more than 256 bits is told 2^256 - 1,
     * a buy order whose fees leave nothing to pay with is told zero; neither can be filled.
     */
    public static EngineLimits of(AuctionOrder auctionOrder) {
        Order order = auctionOrder.order();
        Uint256 fillable = auctionOrder.fillable();
        List<FeePolicy> policies =
                auctionOrder.feePolicies().stream().map(ChargedPolicy::policy).toList();
        LimitPrice signed = LimitPrice.of(order.kind(), order.sellAmount(), order.buyAmount());
        Uint256 counter = tightened(signed, policies);
        if (order.isSell()) {
            return new EngineLimits(fillable, counter.mulDiv(fillable, order.sellAmount(), Rounding.CEIL));
        }
        return new EngineLimits(counter.mulDiv(fillable, order.buyAmount(), Rounding.FLOOR), fillable);
    }

    private static Uint256 tightened(LimitPrice signed, List<FeePolicy> policies) {
        boolean isSell = signed.kind() == OrderKind.SELL;
        BigInteger limit = isSell ? signed.buy() : signed.sell();
        for (FeePolicy policy : policies.reversed()) {
            limit = switch (policy) {
                case Volume(Fraction factor) -> beforeVolume(isSell, limit, factor);
                case Surplus(Fraction factor, Fraction cap) -> beforeSurplus(signed, limit, factor, cap);
                case PriceImprovement(Fraction factor, Fraction cap, FeePolicy.Quote quote) ->
                    beforeSurplus(signed.improvedBy(quote), limit, factor, cap);
            };
        }
        return limit.bitLength() > 256 ? Uint256.MAX : Uint256.of(limit);
    }

    private static BigInteger beforeVolume(boolean isSell, BigInteger limit, Fraction factor) {
        return isSell
                ? factor.dividedByComplement(limit, Rounding.CEIL)
                : factor.dividedByOnePlus(limit, Rounding.FLOOR);
    }

    /**
     * The loosest counter amount that is still within {@code limit} after the fee min(f*S, cap*V). While {@code limit} is
     * no stricter than the price the surplus is measured from, the fee cannot reach it. Otherwise, with L that price and
     * R the limit, a sell order's V must satisfy V - f(V-L) >= R or V(1-cap) >= R; a buy order's V + f(L-V) <= R or
     * V(1+cap) <= R.
     */
    private static BigInteger beforeSurplus(LimitPrice from, BigInteger limit, Fraction factor, Fraction cap) {
        boolean isSell = from.kind() == OrderKind.SELL;
        BigInteger base = isSell ? from.buy() : from.sell();
        boolean unreachable = isSell ? limit.compareTo(base) <= 0 : limit.compareTo(base) >= 0;
        if (unreachable) {
            return limit;
        }
        BigInteger numerator = limit.multiply(factor.denominator()).subtract(base.multiply(factor.numerator()));
        BigInteger rest = factor.denominator().subtract(factor.numerator());
        BigInteger byVolume = beforeVolume(isSell, limit, cap);
        return isSell
                ? Rounding.CEIL.divide(numerator, rest).min(byVolume)
                : Rounding.FLOOR.divide(numerator.max(BigInteger.ZERO), rest).max(byVolume);
    }
}
