package io.walras.protocol.duty;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;

/**
 * What a solver with an award gets for an auction, or owes if it is negative. All in native atoms.
 *
 * @param score of its awarded bundles
 * @param reference what the auction would have been worth without any of its bids
 * @param missing score of its awarded bundles that were not settled
 * @param protocolFees that its settled bundles paid, each rounded down
 * @param uncapped the auction's total score less {@code reference} and {@code missing}
 * @param reward {@code uncapped} between the caps
 */
public record Reward(
        BigInteger score,
        BigInteger reference,
        BigInteger missing,
        BigInteger protocolFees,
        BigInteger uncapped,
        BigInteger reward) {

    /**
     * Caps what the second price gives. Above: the share of the fees, rounded down, so that nobody earns by trading with
     * itself. Below: the greatest penalty for a solver at fault, and nothing for any other, since a settlement that
     * fails through nobody's fault costs nobody.
     */
    static Reward of(
            RewardRules rules,
            BigInteger total,
            BigInteger score,
            BigInteger reference,
            BigInteger missing,
            BigInteger protocolFees,
            boolean atFault) {
        BigInteger uncapped = total.subtract(reference).subtract(missing);
        BigInteger most = rules.feeShare().of(protocolFees, Rounding.FLOOR);
        Uint256 penalty = atFault ? rules.maxPenalty() : Uint256.ZERO;
        BigInteger least = penalty.toBigInteger().negate();
        return new Reward(
                score,
                reference,
                missing,
                protocolFees,
                uncapped,
                uncapped.min(most).max(least));
    }
}
