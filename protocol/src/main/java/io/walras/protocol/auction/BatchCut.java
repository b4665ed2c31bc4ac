package io.walras.protocol.auction;

import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.book.BookSweep;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.liquidity.ReferencePrices;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Chooses what a batch offers, of the orders that were read from the chain and of no others: about one that was admitted
 * since, nothing is known yet. Orders are taken in the order of their admission; funds are reserved jointly, so for each owner and sell token what is offered, plus what live awards still hold, is at most
 * min(balance, allowance). A fill-or-kill order is offered whole or not at all; a partially fillable one as far as the
 * funds go. Orders in a live award are not offered.
 *
 * @param waiting open orders that are not offered, and why
 * @param invalidated open orders that their owners invalidated on-chain
 * @param dropped open orders that their books do not hold any longer, and why
 */
public record BatchCut(
        List<AuctionOrder> orders,
        SortedMap<Address, Uint256> nativePrices,
        SortedMap<OrderUid, WaitReason> waiting,
        List<OrderUid> invalidated,
        SortedMap<OrderUid, BookSweep.Drop> dropped) {
    public BatchCut {
        orders = List.copyOf(orders);
        nativePrices = Collections.unmodifiableSortedMap(new TreeMap<>(nativePrices));
        waiting = Collections.unmodifiableSortedMap(new TreeMap<>(waiting));
        invalidated = List.copyOf(invalidated);
        dropped = Collections.unmodifiableSortedMap(new TreeMap<>(dropped));
    }

    /** What the pool offers at {@code nowSeconds}, given what the chain says. */
    public static BatchCut of(IntentPool pool, ChainView chain, CutRules rules, long nowSeconds) {
        return new Cutter(pool, chain, rules).cut(nowSeconds);
    }

    private static final class Cutter {
        private final IntentPool pool;
        private final ChainView chain;
        private final CutRules rules;
        private final Map<Holding, Uint256> promised = new HashMap<>();
        private final List<AuctionOrder> offered = new ArrayList<>();
        private final SortedMap<OrderUid, WaitReason> waiting = new TreeMap<>();
        private final List<OrderUid> invalidated = new ArrayList<>();
        private final SortedMap<OrderUid, BookSweep.Drop> dropped = new TreeMap<>();

        Cutter(IntentPool pool, ChainView chain, CutRules rules) {
            this.pool = pool;
            this.chain = chain;
            this.rules = rules;
        }

        BatchCut cut(long nowSeconds) {
            dropped.putAll(BookDrops.atTheCut(pool));
            List<PooledOrder> candidates = candidates(nowSeconds);
            SortedMap<Address, Uint256> prices =
                    ReferencePrices.of(rules.wrappedNative(), tokens(candidates), chain.pools());
            reserveLiveAwards();
            candidates.forEach(order -> consider(order, prices));
            prices.keySet().retainAll(tokensTraded());
            return new BatchCut(offered, prices, waiting, invalidated, dropped);
        }

        private List<PooledOrder> candidates(long nowSeconds) {
            return pool.orders().stream()
                    .filter(order -> chain.orders().contains(order.uid()))
                    .filter(order -> !dropped.containsKey(order.uid()))
                    .filter(order -> CutWindow.mayBeOffered(order, rules, nowSeconds))
                    .sorted(Comparator.comparingLong(PooledOrder::sequence))
                    .toList();
        }

        private Set<Address> tokens(List<PooledOrder> candidates) {
            Set<Address> tokens = new TreeSet<>();
            for (PooledOrder order : candidates) {
                tokens.add(order.intent().order().sellToken());
                tokens.add(order.intent().order().buyToken());
            }
            chain.pools().forEach(pool -> tokens.addAll(List.of(pool.token0(), pool.token1())));
            return tokens;
        }

        /** Every token that a solver could route through keeps its price, not only those of the orders. */
        private Set<Address> tokensTraded() {
            Set<Address> tokens = new TreeSet<>();
            tokens.add(rules.wrappedNative());
            offered.forEach(order -> {
                tokens.add(order.order().sellToken());
                tokens.add(order.order().buyToken().nativeAs(rules.wrappedNative()));
            });
            chain.pools().forEach(pool -> tokens.addAll(List.of(pool.token0(), pool.token1())));
            return tokens;
        }

        private void reserveLiveAwards() {
            for (PooledOrder order : pool.orders()) {
                if (order.isInFlight()) {
                    promised.merge(holdingOf(order), order.reserved(), Uint256::plus);
                }
            }
        }

        private void consider(PooledOrder order, SortedMap<Address, Uint256> prices) {
            OrderUid uid = order.uid();
            Order signed = order.intent().order();
            Uint256 filled = chain.filled().getOrDefault(uid, Uint256.ZERO);
            if (filled.equals(Uint256.MAX)) {
                invalidated.add(uid);
                return;
            }
            Uint256 left = signed.targetAmount().minusOrZero(filled.max(order.filled()));
            boolean spentWhole = !signed.partiallyFillable() && !left.equals(signed.targetAmount());
            if (left.isZero() || spentWhole) {
                return;
            }
            Optional<WaitReason> reason = whyWait(order, prices);
            if (reason.isPresent()) {
                wait(order, reason.get());
            } else {
                offer(order, left, filled.max(order.filled()).isZero());
            }
        }

        /** An order for one auction does not wait for the next. */
        private void wait(PooledOrder order, WaitReason reason) {
            if (BookDrops.isForOneAuction(order)) {
                dropped.put(order.uid(), BookSweep.Drop.ImmediateOver);
            } else {
                waiting.put(order.uid(), reason);
            }
        }

        private Optional<WaitReason> whyWait(PooledOrder order, SortedMap<Address, Uint256> prices) {
            if (chain.unsigned().contains(order.uid())) {
                return Optional.of(
                        order.intent().signature().scheme() == SigningScheme.PRESIGN
                                ? WaitReason.PresignaturePending
                                : WaitReason.InvalidEip1271Signature);
            }
            Order signed = order.intent().order();
            boolean priced = prices.containsKey(signed.sellToken())
                    && prices.containsKey(signed.buyToken().nativeAs(rules.wrappedNative()));
            return priced ? Optional.empty() : Optional.of(WaitReason.MissingNativePrice);
        }

        private void offer(PooledOrder order, Uint256 left, boolean isFirstFill) {
            Order signed = order.intent().order();
            Funds funds = chain.fundsOf(order.uid(), holdingOf(order));
            Uint256 spent = promised.getOrDefault(holdingOf(order), Uint256.ZERO);
            Uint256 available = funds.balance().min(funds.allowance()).minusOrZero(spent);
            Uint256 fillable = signed.partiallyFillable() ? affordable(signed, left, available) : left;
            Uint256 sellAtMost = sellAtMost(signed, fillable);
            if (fillable.isZero() || sellAtMost.isGreaterThan(available)) {
                boolean shortOfBalance =
                        sellAtMost(signed, left).isGreaterThan(funds.balance().minusOrZero(spent));
                wait(order, shortOfBalance ? WaitReason.InsufficientBalance : WaitReason.InsufficientAllowance);
                return;
            }
            promised.merge(holdingOf(order), sellAtMost, Uint256::plus);
            offered.add(new AuctionOrder(
                    order.intent(),
                    fillable,
                    rules.policiesOf(order),
                    order.entry().orElse(null),
                    hooks(order, isFirstFill)));
        }

        private static Hooks hooks(PooledOrder order, boolean isFirstFill) {
            Hooks asked = order.terms().hooks();
            return isFirstFill ? asked : new Hooks(List.of(), asked.post());
        }

        /** How much of a partially fillable order the available sell atoms allow, rounded down. */
        private static Uint256 affordable(Order signed, Uint256 left, Uint256 available) {
            return signed.isSell()
                    ? left.min(available)
                    : left.min(signed.buyAmount()
                            .mulDiv(available.min(signed.sellAmount()), signed.sellAmount(), Rounding.FLOOR));
        }

        /** The most sell atoms that filling this much may take; rounded up, so that the reservation always suffices. */
        private static Uint256 sellAtMost(Order signed, Uint256 fillable) {
            return signed.isSell() ? fillable : signed.sellAmount().mulDiv(fillable, signed.buyAmount(), Rounding.CEIL);
        }

        private static Holding holdingOf(PooledOrder order) {
            return new Holding(order.intent().owner(), order.intent().order().sellToken());
        }
    }
}
