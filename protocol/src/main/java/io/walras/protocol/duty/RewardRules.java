package io.walras.protocol.duty;

import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;

/**
 * The caps of rewards.
 *
 * @param feeShare of the protocol fees of what a solver settled in an auction: its reward is at most that
 * @param maxPenalty native atoms (wei) that a solver at fault can owe for one auction
 */
public record RewardRules(Fraction feeShare, Uint256 maxPenalty) {
    /** Half of the fees, and a hundredth of the native coin. */
    public static final RewardRules STANDARD = new RewardRules(Fraction.of(1, 2), Uint256.powerOfTen(16));
}
