package io.walras.protocol.wire.engine;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.JitOrder;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads a solution as a bundle of the batch it answers. Nothing is checked here but what a bundle cannot express; the
 * rules are BundleCheck's.
 */
public final class EngineSolution {
    private EngineSolution() {}

    /** A solution read, or the reason why it cannot be. */
    public sealed interface Reading {
        record Read(Bundle bundle) implements Reading {}

        record Refused(BundleRefusal refusal) implements Reading {}
    }

    /**
     * The bundle that a solution stands for. The single price vector fills both sides; if a filled order buys the native
     * coin, which the engine knows as its wrapped token, the native marker gets the wrapped token's price.
     */
    public static Reading toBundle(SolutionJson solution, Batch batch, Address solver) {
        if (!solution.flashloans().isEmpty() || !solution.wrappers().isEmpty()) {
            return refused(Code.Malformed, "flash loans and wrappers are not settled here");
        }
        List<Fill> fills = new ArrayList<>();
        List<Interaction> interactions = new ArrayList<>();
        for (TradeJson trade : solution.trades()) {
            switch (trade) {
                case TradeJson.Fulfillment fill ->
                    fills.add(new Fill(fill.order(), fill.executedAmount(), Absent.or(fill.fee(), Uint256.ZERO)));
                case TradeJson.Jit jit -> {
                    Optional<Interaction> take = jit(jit);
                    if (take.isEmpty()) {
                        return refused(Code.JitNotAccepted, "a jit trade with a signature of no such scheme");
                    }
                    interactions.add(take.get());
                }
            }
        }
        for (InteractionJson interaction : solution.interactions()) {
            Optional<Interaction> read = interaction(interaction, batch);
            if (read.isEmpty()) {
                return refused(
                        Code.UnknownLiquidity, "no liquidity has the id of interaction " + (interactions.size() + 1));
            }
            interactions.add(read.get());
        }
        return new Reading.Read(new Bundle(
                batch.auctionId(),
                solver,
                solution.id(),
                prices(solution, batch, fills),
                fills,
                calls(solution.preInteractions()),
                interactions,
                calls(solution.postInteractions())));
    }

    private static ClearingPrices prices(SolutionJson solution, Batch batch, List<Fill> fills) {
        SortedMap<Address, Uint256> prices = new TreeMap<>(solution.prices());
        Uint256 wrapped = prices.get(batch.wrappedNative());
        if (wrapped != null && buysNative(batch, fills)) {
            prices.putIfAbsent(Address.NATIVE, wrapped);
        }
        return ClearingPrices.uniform(prices);
    }

    private static boolean buysNative(Batch batch, List<Fill> fills) {
        Map<OrderUid, AuctionOrder> orders = batch.ordersByUid();
        return fills.stream()
                .map(fill -> Optional.ofNullable(orders.get(fill.order())))
                .anyMatch(order ->
                        order.isPresent() && order.get().order().buyToken().equals(Address.NATIVE));
    }

    private static Optional<Interaction> interaction(InteractionJson interaction, Batch batch) {
        return switch (interaction) {
            case InteractionJson.Liquidity swap ->
                place(swap.id(), batch.pools().size() + batch.quotes().size())
                        .map(place -> through(place, swap, batch));
            case InteractionJson.Custom custom ->
                Optional.of(new Interaction.Custom(
                        new Call(custom.target(), custom.value(), custom.callData()),
                        custom.allowances().stream()
                                .map(allowance ->
                                        new Allowance(allowance.token(), allowance.spender(), allowance.amount()))
                                .toList(),
                        amounts(custom.inputs()),
                        amounts(custom.outputs()),
                        custom.internalize()));
        };
    }

    private static Interaction through(int place, InteractionJson.Liquidity swap, Batch batch) {
        TokenAmount input = new TokenAmount(swap.inputToken(), swap.inputAmount());
        TokenAmount output = new TokenAmount(swap.outputToken(), swap.outputAmount());
        int pools = batch.pools().size();
        return place < pools
                ? new Interaction.PoolSwap(batch.pools().get(place).address(), input, output, swap.internalize())
                : new Interaction.QuoteTake(
                        batch.quotes().get(place - pools).hash(), input, output, swap.internalize());
    }

    /** A sell order pays the fee on top of what is executed, a buy order out of its price. */
    private static Optional<Interaction> jit(TradeJson.Jit trade) {
        JitOrderJson told = trade.order();
        Order order = new Order(
                told.sellToken(),
                told.buyToken(),
                told.receiver(),
                told.sellAmount(),
                told.buyAmount(),
                told.validTo(),
                told.appData(),
                Uint256.ZERO,
                told.kind(),
                told.partiallyFillable(),
                told.sellTokenBalance(),
                told.buyTokenBalance());
        Uint256 fee = order.isSell() ? Absent.or(trade.fee(), Uint256.ZERO) : Uint256.ZERO;
        if (fee.isGreaterThan(Uint256.MAX.minus(trade.executedAmount()))) {
            return Optional.empty();
        }
        return onChain(told)
                .map(signature -> new Interaction.JitTake(
                        new JitOrder(order, told.signingScheme(), signature),
                        trade.executedAmount().plus(fee)));
    }

    /** Engines write signatures as the contract takes them. */
    private static Optional<Bytes> onChain(JitOrderJson told) {
        return told.signingScheme().isEcdsa()
                ? EcdsaSignature.parse(told.signature()).map(EcdsaSignature::toBytes)
                : Optional.of(told.signature());
    }

    /** The place that {@link EngineAuction} wrote as the id: canonical decimal text below {@code places}. */
    private static Optional<Integer> place(String id, int places) {
        return Uint256.parseDecimal(id)
                .filter(index -> index.isLessThan(Uint256.of(places)))
                .map(index -> index.toBigInteger().intValueExact());
    }

    private static List<TokenAmount> amounts(List<InteractionJson.AssetJson> assets) {
        return assets.stream()
                .map(asset -> new TokenAmount(asset.token(), asset.amount()))
                .toList();
    }

    private static List<Call> calls(List<CallJson> calls) {
        return calls.stream().map(CallJson::toCall).toList();
    }

    private static Reading refused(Code code, String detail) {
        return new Reading.Refused(new BundleRefusal(code, detail));
    }
}
