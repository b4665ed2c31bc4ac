package io.walras.protocol.wire.engine;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.EngineLimits;
import io.walras.protocol.bundle.HooksCall;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Order;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.wire.engine.LiquidityJson.Reserve;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes a batch as an engine sees it. What an engine need not know is folded away: the native coin is presented as its
 * wrapped token, orders are cut to what is available now, and protocol fees are taken out of the limits so that a solution
 * that keeps them still keeps the signed ones. There are no buffers, so no token is trusted.
 */
public final class EngineAuction {
    /** What a take costs, in gas units, with tokens of the usual kind. */
    private static final Uint256 TAKE_GAS = Uint256.of(110_000);

    private EngineAuction() {}

    /**
     * What a person reads of a token.
     *
     * @param decimals decimal places
     */
    public record TokenLabel(int decimals, String symbol) {}

    /**
     * What a request says besides the batch.
     *
     * @param effectiveGasPrice wei per gas unit that settlements of this auction are expected to cost
     * @param deadline when responses must have arrived
     * @param labels what is known of tokens, for people; may be empty
     * @param quoteSettler the contract that takes quotes; null if there is none
     * @param hooksTrampoline the contract that makes the calls that owners ask for; null if there is none
     */
    public record Terms(
            Uint256 effectiveGasPrice,
            Instant deadline,
            Map<Address, TokenLabel> labels,
            @Nullable Address quoteSettler,
            @Nullable Address hooksTrampoline) {
        /** Terms of a deployment that has neither quote settler nor hooks trampoline. */
        public Terms(Uint256 effectiveGasPrice, Instant deadline, Map<Address, TokenLabel> labels) {
            this(effectiveGasPrice, deadline, labels, null, null);
        }
    }

    /**
     * The request for a batch. Liquidity ids number {@link Batch#pools()} and then {@link Batch#quotes()}, which engines see
     * as limit orders.
     */
    public static AuctionJson of(Batch batch, Terms terms) {
        return of(batch, terms, batch.auctionId(), OrderClass.LIMIT);
    }

    /**
     * The request for a quote: without an id, for it is never settled, and its orders are of the class whose network fee
     * the solver does not take, because a quote states the network fee apart.
     */
    public static AuctionJson quote(Batch batch, Terms terms) {
        return of(batch, terms, null, OrderClass.MARKET);
    }

    private static AuctionJson of(Batch batch, Terms terms, @Nullable Long id, OrderClass orderClass) {
        List<OrderJson> orders = batch.orders().stream()
                .map(order -> order(order, terms, orderClass, batch.wrappedNative()))
                .toList();
        List<LiquidityJson> liquidity = new ArrayList<>();
        for (int index = 0; index < batch.pools().size(); index++) {
            liquidity.add(pool(Integer.toString(index), batch.pools().get(index)));
        }
        for (FirmQuote firm : batch.quotes()) {
            liquidity.add(limitOrder(Integer.toString(liquidity.size()), firm, terms.quoteSettler()));
        }
        return new AuctionJson(
                id,
                tokens(batch, orders, terms.labels()),
                orders,
                liquidity,
                terms.effectiveGasPrice(),
                terms.deadline(),
                List.of());
    }

    private static SortedMap<Address, TokenJson> tokens(
            Batch batch, List<OrderJson> orders, Map<Address, TokenLabel> labels) {
        List<Address> mentioned = new ArrayList<>();
        mentioned.add(batch.wrappedNative());
        orders.forEach(order -> mentioned.addAll(List.of(order.sellToken(), order.buyToken())));
        batch.pools().forEach(pool -> mentioned.addAll(List.of(pool.token0(), pool.token1())));
        batch.quotes()
                .forEach(firm -> mentioned.addAll(
                        List.of(firm.quote().makerToken(), firm.quote().takerToken())));
        SortedMap<Address, TokenJson> tokens = new TreeMap<>();
        for (Address token : mentioned) {
            TokenLabel label = labels.get(token);
            tokens.put(
                    token,
                    new TokenJson(
                            label == null ? null : label.decimals(),
                            label == null ? null : label.symbol(),
                            batch.nativePrice(token).orElse(null),
                            Uint256.ZERO,
                            false));
        }
        return tokens;
    }

    private static OrderJson order(AuctionOrder order, Terms terms, OrderClass orderClass, Address wrappedNative) {
        Order signed = order.order();
        EngineLimits limits = EngineLimits.of(order);
        return new OrderJson(
                order.uid(),
                signed.sellToken(),
                signed.buyToken().nativeAs(wrappedNative),
                limits.sellAmount(),
                signed.sellAmount(),
                limits.buyAmount(),
                signed.buyAmount(),
                signed.validTo(),
                signed.kind(),
                signed.receiver().isZero() ? null : signed.receiver(),
                order.owner(),
                signed.partiallyFillable(),
                calls(order.hooks().pre(), terms.hooksTrampoline()),
                calls(order.hooks().post(), terms.hooksTrampoline()),
                signed.sellTokenBalance(),
                signed.buyTokenBalance(),
                orderClass,
                signed.appData(),
                null,
                null,
                order.intent().signature().scheme(),
                order.intent().signature().bytes());
    }

    /** What the trampoline will be asked to do; the auctioneer's encoder asks it, not the solver. */
    private static List<CallJson> calls(List<Hook> hooks, @Nullable Address hooksTrampoline) {
        return hooks.isEmpty() || hooksTrampoline == null
                ? List.of()
                : List.of(CallJson.of(HooksCall.of(hooksTrampoline, hooks)));
    }

    private static LiquidityJson limitOrder(String id, FirmQuote firm, @Nullable Address quoteSettler) {
        Quote quote = firm.quote();
        return new LiquidityJson.LimitOrder(
                id,
                quoteSettler == null ? Address.ZERO : quoteSettler,
                TAKE_GAS,
                firm.hash(),
                quote.makerToken(),
                quote.takerToken(),
                quote.makerAmount(),
                quote.takerAmount(),
                Uint256.ZERO);
    }

    private static LiquidityJson pool(String id, ConstantProductPool pool) {
        SortedMap<Address, Reserve> reserves = new TreeMap<>();
        reserves.put(pool.token0(), new Reserve(pool.reserve0()));
        reserves.put(pool.token1(), new Reserve(pool.reserve1()));
        return new LiquidityJson.ConstantProduct(
                id, pool.address(), pool.router(), Uint256.of(pool.gasEstimate()), reserves, pool.fee());
    }
}
