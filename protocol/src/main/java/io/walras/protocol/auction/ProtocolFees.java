package io.walras.protocol.auction;

import io.walras.protocol.auction.FeePolicy.PriceImprovement;
import io.walras.protocol.auction.FeePolicy.Surplus;
import io.walras.protocol.auction.FeePolicy.Volume;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The protocol fees of one order, forward and back.
 *
 * <p>An execution has an <em>exact</em> side (what a sell order sells, what a buy order buys) and a <em>counter</em> side
 * (what a sell order receives, what a buy order pays). Fees move only the counter side: they are taken from a sell
 * order's proceeds and added to a buy order's cost, one policy after the other, each on the amounts that the ones before
 * it left. Every fee is rounded down, in the user's favor.
 *
 * <p>{@link #charge} is how a settlement takes the fees. {@link #undo} is how a score puts them back from the executed
 * amounts alone; it is exact up to the rounding of the fees themselves.
 */
public final class ProtocolFees {
    private final OrderKind kind;
    private final LimitPrice limits;
    private final List<FeePolicy> policies;

    private ProtocolFees(LimitPrice limits, List<FeePolicy> policies) {
        this.kind = limits.kind();
        this.limits = limits;
        this.policies = List.copyOf(policies);
    }

    /**
     * The fees of an order with these signed amounts, both positive.
     *
     * @param policies in the order in which they are charged
     */
    public static ProtocolFees of(
            OrderKind kind, Uint256 sellAmount, Uint256 buyAmount, List<? extends FeePolicy> policies) {
        if (sellAmount.isZero() || buyAmount.isZero()) {
            throw new IllegalArgumentException("an order's amounts are positive: " + sellAmount + ", " + buyAmount);
        }
        return new ProtocolFees(LimitPrice.of(kind, sellAmount, buyAmount), List.copyOf(policies));
    }

    /**
     * The fee of each policy, in policy order, in atoms of the counter-side token: min(floor(S*f), floor(V*cap)) for
     * surplus and price improvement, floor(V*f) for volume, with S the surplus and V the counter amount before that fee.
     *
     * @param exact the exact-side amount of the execution
     * @param counter the counter-side amount before any fee
     * @return empty if the counter amount with its fees needs more than 256 bits; no signed limit allows that
     */
    public Optional<List<Uint256>> charge(Uint256 exact, Uint256 counter) {
        BigInteger running = counter.toBigInteger();
        List<Uint256> fees = new ArrayList<>(policies.size());
        for (FeePolicy policy : policies) {
            BigInteger fee = fee(policy, exact.toBigInteger(), running);
            running = kind == OrderKind.SELL ? running.subtract(fee) : running.add(fee);
            if (running.bitLength() > 256) {
                return Optional.empty();
            }
            fees.add(Uint256.of(fee));
        }
        return Optional.of(fees);
    }

    /**
     * The sum of the fees that are inside an execution, in atoms of the counter-side token. The last policy is undone
     * first; each is computed from the amounts with all later fees removed, its factor f turned into f/(1-f), or into
     * f/(1+f) for the volume of a buy order, and applied as one floor.
     *
     * @param exact the exact-side amount of the execution
     * @param counter the counter-side amount after all fees
     * @return empty if the counter amount without its fees needs more than 256 bits
     */
    public Optional<Uint256> undo(Uint256 exact, Uint256 counter) {
        BigInteger executed = counter.toBigInteger();
        BigInteger total = BigInteger.ZERO;
        for (FeePolicy policy : policies.reversed()) {
            BigInteger before = kind == OrderKind.SELL ? executed.add(total) : executed.subtract(total);
            total = total.add(feeInside(policy, exact.toBigInteger(), before));
        }
        boolean fits = kind == OrderKind.BUY || executed.add(total).bitLength() <= 256;
        return fits ? Optional.of(Uint256.of(total)) : Optional.empty();
    }

    private BigInteger fee(FeePolicy policy, BigInteger exact, BigInteger volume) {
        return switch (policy) {
            case Volume(Fraction factor) -> factor.of(volume, Rounding.FLOOR);
            case Surplus(Fraction factor, Fraction cap) ->
                factor.of(surplus(limits, exact, volume), Rounding.FLOOR).min(cap.of(volume, Rounding.FLOOR));
            case PriceImprovement(Fraction factor, Fraction cap, FeePolicy.Quote quote) ->
                factor.of(surplus(limits.improvedBy(quote), exact, volume), Rounding.FLOOR)
                        .min(cap.of(volume, Rounding.FLOOR));
        };
    }

    private BigInteger feeInside(FeePolicy policy, BigInteger exact, BigInteger volume) {
        return switch (policy) {
            case Volume(Fraction factor) -> volumeInside(volume, factor);
            case Surplus(Fraction factor, Fraction cap) ->
                factor.grossedUpOf(surplus(limits, exact, volume), Rounding.FLOOR)
                        .min(volumeInside(volume, cap));
            case PriceImprovement(Fraction factor, Fraction cap, FeePolicy.Quote quote) ->
                factor.grossedUpOf(surplus(limits.improvedBy(quote), exact, volume), Rounding.FLOOR)
                        .min(volumeInside(volume, cap));
        };
    }

    private static BigInteger surplus(LimitPrice limits, BigInteger exact, BigInteger counter) {
        return limits.surplus(exact, counter).max(BigInteger.ZERO);
    }

    private BigInteger volumeInside(BigInteger volume, Fraction factor) {
        return kind == OrderKind.SELL
                ? factor.grossedUpOf(volume, Rounding.FLOOR)
                : factor.containedIn(volume, Rounding.FLOOR);
    }
}
