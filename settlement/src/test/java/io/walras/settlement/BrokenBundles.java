package io.walras.settlement;

import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.encode.EncodedInteraction;
import io.walras.settlement.encode.EncodedInteractions;
import io.walras.settlement.encode.EncodedTrade;
import io.walras.settlement.encode.PriceList;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.Trades;
import java.util.ArrayList;
import java.util.List;

/** Bundles that were honest until they were changed in one place. */
final class BrokenBundles {
    private BrokenBundles() {}

    static EncodedBundle honest(Trades trades) {
        return trades.opposite(1_000).bundle();
    }

    /** Alice asks for one atom more than the price gives her. */
    static EncodedBundle limitByOneAtom(Trades trades) {
        Order order = trades.order(
                trades.stage().dai,
                trades.stage().usdc,
                Trades.dai(1_000),
                Trades.usdc(1_000).plus(Uint256.ONE));
        Intent alice = trades.sign(Stage.ALICE, order);
        EncodedBundle honest = honest(trades);
        EncodedTrade trade = honest.trades().getFirst();
        return withTrades(
                honest,
                List.of(
                        new TradeCopy(trade)
                                .limits(order.sellAmount(), order.buyAmount())
                                .signature(alice)
                                .copy(),
                        honest.trades().get(1)));
    }

    static EncodedBundle tokenListedTwice(Trades trades) {
        EncodedBundle honest = honest(trades);
        PriceList prices = honest.prices();
        Address last = prices.tokens().getLast();
        return EncodedBundle.of(
                new PriceList(
                        plus(prices.tokens(), last),
                        plus(prices.sell(), Uint256.of(7)),
                        plus(prices.buy(), Uint256.of(7))),
                honest.trades(),
                honest.interactions());
    }

    static EncodedBundle repriced(Trades trades, Uint256 price) {
        EncodedBundle honest = honest(trades);
        PriceList prices = honest.prices();
        return EncodedBundle.of(
                new PriceList(prices.tokens(), List.of(price, price), prices.buy()),
                honest.trades(),
                honest.interactions());
    }

    static EncodedBundle tokenNotListed(Trades trades) {
        EncodedBundle honest = honest(trades);
        PriceList prices = honest.prices();
        PriceList shorter = new PriceList(
                prices.tokens().subList(0, 1),
                prices.sell().subList(0, 1),
                prices.buy().subList(0, 1));
        return EncodedBundle.of(shorter, honest.trades(), honest.interactions());
    }

    static EncodedBundle filledTwice(Trades trades) {
        EncodedBundle honest = honest(trades);
        return withTrades(honest, plus(honest.trades(), honest.trades().getFirst()));
    }

    static EncodedBundle overfilled(Trades trades) {
        Order order = trades.order(trades.stage().dai, trades.stage().usdc, Trades.dai(100), Trades.usdc(100), true);
        Intent alice = trades.sign(Stage.ALICE, order);
        EncodedBundle honest = honest(trades);
        EncodedTrade trade = new TradeCopy(honest.trades().getFirst())
                .limits(order.sellAmount(), order.buyAmount())
                .partial(Trades.dai(101))
                .signature(alice)
                .copy();
        return withTrades(honest, List.of(trade, honest.trades().get(1)));
    }

    static EncodedBundle oneSided(Trades trades) {
        EncodedBundle honest = honest(trades);
        return withTrades(honest, List.of(honest.trades().getFirst()));
    }

    /** The order recovers to somebody who never heard of it and gave no allowance. */
    static EncodedBundle foreignSignature(Trades trades) {
        EncodedBundle honest = honest(trades);
        EncodedTrade trade = new TradeCopy(honest.trades().getFirst())
                .limits(Trades.dai(1_000), Trades.usdc(999))
                .copy();
        return withTrades(honest, List.of(trade, honest.trades().get(1)));
    }

    static EncodedBundle feeNotPaid(Trades trades) {
        EncodedBundle honest = trades.opposite(1_000).bundle();
        Order order = trades.order(trades.stage().dai, trades.stage().usdc, Trades.dai(1_000), Trades.usdc(900));
        EncodedTrade trade = new TradeCopy(honest.trades().getFirst())
                .limits(order.sellAmount(), order.buyAmount())
                .signature(trades.sign(Stage.ALICE, order))
                .fee(Uint256.of(5), List.of(new FeeShare(Stage.CAROL.address(), Uint256.of(4))))
                .copy();
        return withTrades(honest, List.of(trade, honest.trades().get(1)));
    }

    static EncodedBundle callsTransferFrom(Trades trades) {
        return calling(
                trades,
                trades.stage().usdc,
                Calls.transferFrom(Stage.ALICE.address(), Stage.SOLVER.address(), Uint256.ONE));
    }

    static EncodedBundle callsApprove(Trades trades) {
        return calling(trades, trades.stage().usdc, Stage.approval(Stage.SOLVER.address()));
    }

    /** What Alice and Bob sold is with the executor then, which may move it, but not away. */
    static EncodedBundle stealsInFlight(Trades trades) {
        Bytes take = Web3jTypes.call("transfer", Web3jTypes.of(Stage.SOLVER.address()), Web3jTypes.of(Trades.usdc(1)));
        return calling(trades, trades.stage().usdc, take);
    }

    /** Somebody left money in the contract; a bundle that pays out more than it brings in does not get at it. */
    static EncodedBundle spendsDeposits(Trades trades) {
        trades.stage().mint(trades.stage().usdc, trades.stage().settlement(), Trades.usdc(1_000_000));
        return oneSided(trades);
    }

    static EncodedBundle pullsFromAlice(Trades trades) {
        Bytes pull = Web3jTypes.call(
                "pull",
                Web3jTypes.of(trades.stage().usdc),
                Web3jTypes.of(Stage.ALICE.address()),
                Web3jTypes.of(Stage.SOLVER.address()),
                Web3jTypes.of(Uint256.ONE));
        return calling(trades, trades.stage().deployment.contracts().allowanceHolder(), pull);
    }

    static EncodedBundle calling(Trades trades, Address target, Bytes callData) {
        EncodedBundle honest = honest(trades);
        EncodedInteraction call = new EncodedInteraction(new Call(target, Uint256.ZERO, callData), List.of());
        return EncodedBundle.of(
                honest.prices(), honest.trades(), new EncodedInteractions(List.of(), List.of(call), List.of()));
    }

    static EncodedBundle withTrades(EncodedBundle bundle, List<EncodedTrade> trades) {
        return EncodedBundle.of(bundle.prices(), trades, bundle.interactions());
    }

    private static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
