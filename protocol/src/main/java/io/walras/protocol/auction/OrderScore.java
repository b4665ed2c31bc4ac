package io.walras.protocol.auction;

import io.walras.protocol.auction.BidRefusal.Code;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** The score of one counted order, by the formulas of docs/reference/scoring.md. */
final class OrderScore {
    /** Atoms that a native price is for. */
    private static final BigInteger PRICED_ATOMS = BigInteger.TEN.pow(18);

    private OrderScore() {}

    sealed interface Result {}

    record Scored(Uint256 score) implements Result {}

    record Refused(BidRefusal reason) implements Result {}

    /** Scores an execution that {@link ExecutionCheck} found possible. */
    static Result of(ScoringTerms terms, Execution execution) {
        boolean isSell = execution.side() == OrderKind.SELL;
        Uint256 exact = isSell ? execution.executedSell() : execution.executedBuy();
        Uint256 counter = isSell ? execution.executedBuy() : execution.executedSell();
        BigInteger surplus = LimitPrice.of(execution.side(), execution.sellAmount(), execution.buyAmount())
                .surplus(exact.toBigInteger(), counter.toBigInteger());
        if (surplus.signum() < 0) {
            return refused(Code.NegativeSurplus, execution, "falls short of its limit by " + surplus.negate());
        }
        Uint256 price = terms.nativePrices().get(execution.buyToken());
        if (price == null) {
            return refused(Code.MissingNativePrice, execution, "buys " + execution.buyToken() + ", which has no price");
        }
        List<FeePolicy> policies = terms.feePolicies().getOrDefault(execution.uid(), List.of());
        Optional<Uint256> fees = ProtocolFees.of(
                        execution.side(), execution.sellAmount(), execution.buyAmount(), policies)
                .undo(exact, counter);
        if (fees.isEmpty()) {
            return new Refused(ExecutionCheck.invalid(execution, "leaves 256 bits once its fees are undone"));
        }
        BigInteger gain = surplus.add(fees.get().toBigInteger());
        return new Scored(inNative(isSell ? gain : inBuyToken(execution, gain), price));
    }

    /** A buy order's gain is in sell tokens; the signed limit prices it in buy tokens. */
    private static BigInteger inBuyToken(Execution execution, BigInteger gain) {
        return Rounding.FLOOR.divide(
                gain.multiply(execution.buyAmount().toBigInteger()),
                execution.sellAmount().toBigInteger());
    }

    private static Uint256 inNative(BigInteger buyAtoms, Uint256 price) {
        return Uint256.saturating(Rounding.FLOOR.divide(buyAtoms.multiply(price.toBigInteger()), PRICED_ATOMS));
    }

    private static Refused refused(Code code, Execution execution, String what) {
        return new Refused(new BidRefusal(code, "order " + execution.uid() + " " + what));
    }
}
