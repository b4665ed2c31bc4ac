package io.walras.protocol.bundle;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.ProtocolFees;
import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Computes each fill as the contract does and holds it against its order. With s the sell price of the
 * order's sell token and b the buy price of its buy token:
 *
 * <ul>
 *   <li>sell: userIn = executedAmount + networkFee; userOut = ceil((userIn - networkFee) * s / b) - protocolFee
 *   <li>buy: userOut = executedAmount; userIn = floor(userOut * b / s) + networkFee + protocolFee
 *   <li>limit: userOut * sellAmount &gt;= userIn * buyAmount, full width, on these totals
 * </ul>
 */
final class FillRules {
    private final Map<OrderUid, AuctionOrder> orders;
    private final PairPrices prices;
    private final int maxFills;

    FillRules(Batch batch, PairPrices prices, int maxFills) {
        this.orders = batch.ordersByUid();
        this.prices = prices;
        this.maxFills = maxFills;
    }

    List<VerifiedFill> check(List<Fill> fills) throws Broken {
        if (fills.isEmpty()) {
            throw new Broken(Code.EmptyBundle, "fills no order");
        }
        if (fills.size() > maxFills) {
            throw new Broken(Code.TooBig, fills.size() + " fills; " + maxFills + " are allowed");
        }
        List<VerifiedFill> verified = new ArrayList<>(fills.size());
        Set<OrderUid> seen = new HashSet<>();
        for (Fill fill : fills) {
            AuctionOrder order = orders.get(fill.order());
            if (order == null) {
                throw new Broken(Code.UnknownOrder, "order " + fill.order() + " is not in the batch");
            }
            if (!seen.add(fill.order())) {
                throw new Broken(Code.DuplicateOrder, "fills order " + fill.order() + " twice");
            }
            verified.add(verify(order, fill));
        }
        return verified;
    }

    private VerifiedFill verify(AuctionOrder order, Fill fill) throws Broken {
        if (fill.executedAmount().isZero()) {
            throw new Broken(Code.InvalidExecutedAmount, "fills nothing of order " + fill.order());
        }
        try {
            VerifiedFill verified = order.order().isSell() ? sell(order, fill) : buy(order, fill);
            requireLimit(order.order(), verified);
            return verified;
        } catch (ArithmeticException tooWide) {
            throw new Broken(Code.InvalidPrices, "an amount of order " + fill.order() + " needs more than 256 bits");
        }
    }

    private VerifiedFill sell(AuctionOrder order, Fill fill) throws Broken {
        Order signed = order.order();
        Uint256 userIn = fill.executedAmount().plus(fill.networkFee());
        requireBounds(order, userIn);
        Uint256 gross = fill.executedAmount()
                .mulDiv(prices.ofSold(signed.sellToken()), prices.ofBought(signed.buyToken()), Rounding.CEIL);
        List<FeeShare> shares = charge(order, userIn, gross);
        return new VerifiedFill(order, userIn, gross.minus(total(shares)), fill.networkFee(), shares);
    }

    private VerifiedFill buy(AuctionOrder order, Fill fill) throws Broken {
        Order signed = order.order();
        Uint256 userOut = fill.executedAmount();
        requireBounds(order, userOut);
        Uint256 cost = userOut.mulDiv(
                        prices.ofBought(signed.buyToken()), prices.ofSold(signed.sellToken()), Rounding.FLOOR)
                .plus(fill.networkFee());
        if (cost.isZero()) {
            throw new Broken(Code.InvalidExecutedAmount, "order " + fill.order() + " would pay nothing");
        }
        List<FeeShare> shares = charge(order, userOut, cost);
        return new VerifiedFill(order, cost.plus(total(shares)), userOut, fill.networkFee(), shares);
    }

    private static void requireBounds(AuctionOrder order, Uint256 filled) throws Broken {
        boolean isPartial = order.order().partiallyFillable();
        if (filled.isGreaterThan(order.fillable())) {
            throw new Broken(
                    Code.Overfill, "fills " + filled + " of order " + order.uid() + "; left are " + order.fillable());
        }
        if (!isPartial && !filled.equals(order.fillable())) {
            throw new Broken(
                    Code.InvalidExecutedAmount,
                    "fills " + filled + " of order " + order.uid() + ", which is for " + order.fillable()
                            + " or nothing");
        }
    }

    private static List<FeeShare> charge(AuctionOrder order, Uint256 exact, Uint256 counter) throws Broken {
        Order signed = order.order();
        List<ChargedPolicy> charged = order.feePolicies();
        List<Uint256> fees = ProtocolFees.of(
                        signed.kind(),
                        signed.sellAmount(),
                        signed.buyAmount(),
                        charged.stream().map(ChargedPolicy::policy).toList())
                .charge(exact, counter)
                .orElseThrow(() -> new Broken(
                        Code.LimitViolated, "the fees of order " + order.uid() + " need more than 256 bits"));
        List<FeeShare> shares = new ArrayList<>();
        for (int i = 0; i < fees.size(); i++) {
            if (!fees.get(i).isZero()) {
                shares.add(new FeeShare(charged.get(i).recipient(), fees.get(i)));
            }
        }
        return shares;
    }

    private static Uint256 total(List<FeeShare> shares) {
        return shares.stream().map(FeeShare::amount).reduce(Uint256.ZERO, Uint256::plus);
    }

    private static void requireLimit(Order signed, VerifiedFill fill) throws Broken {
        if (Uint256.compareProducts(fill.userOut(), signed.sellAmount(), fill.userIn(), signed.buyAmount()) < 0) {
            throw new Broken(
                    Code.LimitViolated,
                    "order " + fill.order().uid() + " would pay " + fill.userIn() + " for " + fill.userOut());
        }
    }
}
