package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.PartnerFee;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A fee as it is agreed, before it is known which orders there are; a {@link FeePolicy} is what it means for one of them.
 *
 * @param scope the orders that it applies to
 * @param basis what it is a share of
 * @param factor the share
 * @param maxVolumeFactor the most it may take as a share of the volume; of a fee on the volume the factor itself
 */
public record FeeRule(Scope scope, Basis basis, Fraction factor, Fraction maxVolumeFactor, Address recipient) {
    /** Orders by what they ask for, compared with the quote that they are linked to. */
    public enum Scope {
        ALL,
        /** The quote, its network fee included, was at least as good as the limit. */
        IN_MARKET,
        /** The limit is better than the quote, or there is no quote. */
        OUT_OF_MARKET
    }

    /** What a fee is a share of. */
    public enum Basis {
        SURPLUS,
        /** The improvement over the quote; of an order without a quote nothing is taken. */
        PRICE_IMPROVEMENT,
        VOLUME
    }

    /** The rule of a fee that an order grants. */
    public static FeeRule of(PartnerFee fee) {
        return switch (fee) {
            case PartnerFee.Volume volume -> of(Basis.VOLUME, volume.factor(), volume);
            case PartnerFee.Surplus surplus -> of(Basis.SURPLUS, surplus.factor(), surplus);
            case PartnerFee.PriceImprovement improvement ->
                of(Basis.PRICE_IMPROVEMENT, improvement.factor(), improvement);
        };
    }

    private static FeeRule of(Basis basis, Fraction factor, PartnerFee fee) {
        return new FeeRule(Scope.ALL, basis, factor, fee.maxVolumeFactor(), fee.recipient());
    }

    /** What the rule means for an order that is linked to this quote, or to none; empty if nothing. */
    Optional<ChargedPolicy> policyFor(Order order, @Nullable OrderQuote linked) {
        if (linked == null) {
            return policyWithoutQuote();
        }
        FeePolicy.Quote quote = baseline(order.kind(), linked);
        return appliesTo(order, quote)
                ? Optional.ofNullable(policy(quote)).map(policy -> new ChargedPolicy(policy, recipient))
                : Optional.empty();
    }

    /**
     * The quote as policies have it. Their formula takes the network fee of a sell order out of the amounts, and an offered
     * quote tells it apart; so it is put into them, at the quote's price. The buy amount is rounded down: the formula rounds
     * what it leaves of it up, and the baseline for selling all is the quoted buy amount to the atom.
     */
    private static FeePolicy.Quote baseline(OrderKind kind, OrderQuote linked) {
        Uint256 fee = linked.feeAmount();
        if (kind == OrderKind.BUY) {
            return new FeePolicy.Quote(linked.sellAmount(), linked.buyAmount(), fee);
        }
        Uint256 sold = linked.sellAmount().plusSaturating(fee);
        BigInteger bought = linked.buyAmount().toBigInteger().multiply(sold.toBigInteger());
        return new FeePolicy.Quote(
                sold,
                Uint256.saturating(
                        Rounding.FLOOR.divide(bought, linked.sellAmount().toBigInteger())),
                fee);
    }

    /** What the rule means for an order without a quote; empty if nothing. */
    Optional<ChargedPolicy> policyWithoutQuote() {
        return scope == Scope.IN_MARKET
                ? Optional.empty()
                : Optional.ofNullable(policy(null)).map(policy -> new ChargedPolicy(policy, recipient));
    }

    private boolean appliesTo(Order order, FeePolicy.Quote quote) {
        return switch (scope) {
            case ALL -> true;
            case IN_MARKET -> isInMarket(order, quote);
            case OUT_OF_MARKET -> !isInMarket(order, quote);
        };
    }

    private @Nullable FeePolicy policy(FeePolicy.@Nullable Quote quote) {
        return switch (basis) {
            case SURPLUS -> new FeePolicy.Surplus(factor, maxVolumeFactor);
            case VOLUME -> new FeePolicy.Volume(factor);
            case PRICE_IMPROVEMENT ->
                quote == null ? null : new FeePolicy.PriceImprovement(factor, maxVolumeFactor, quote);
        };
    }

    private static boolean isInMarket(Order order, FeePolicy.Quote quote) {
        return LimitPrice.of(order.kind(), order.sellAmount(), order.buyAmount())
                .isWithin(quote);
    }
}
