package io.walras.settlement.submit;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.util.Optional;

/**
 * How settlements bid for inclusion; all in wei per gas unit.
 *
 * @param tip what the block's producer is offered at first
 * @param maxFeeCap never more than this is bid in all
 * @param maxTipCap never more than this is offered to the producer
 */
public record GasPriceRules(Uint256 tip, Uint256 maxFeeCap, Uint256 maxTipCap) {
    private static final Uint256 TWO = Uint256.of(2);
    private static final Uint256 NINE = Uint256.of(9);
    private static final Uint256 EIGHT = Uint256.of(8);

    public GasPriceRules {
        if (tip.isGreaterThan(maxTipCap) || maxTipCap.isGreaterThan(maxFeeCap)) {
            throw new IllegalArgumentException("tip <= tip cap <= fee cap does not hold");
        }
    }

    /**
     * The first bid: twice the base fee plus the tip, which stays good for six full blocks; at most the cap. A base fee
     * above the cap is bid for nevertheless: the transaction then waits until it falls.
     */
    public GasFees first(Uint256 baseFee) {
        return new GasFees(baseFee.times(TWO).plus(tip).min(maxFeeCap), tip);
    }

    /**
     * A bid that replaces {@code previous} at the same nonce: both fields grow by at least an eighth, rounded up, as
     * every node demands, and to what a first bid would be now if that is more. Empty if that would exceed a cap.
     */
    public Optional<GasFees> bumped(GasFees previous, Uint256 baseFee) {
        GasFees fresh = first(baseFee);
        Uint256 maxFee = raised(previous.maxFeePerGas()).max(fresh.maxFeePerGas());
        Uint256 maxTip = raised(previous.maxPriorityFeePerGas()).max(tip);
        return maxFee.isGreaterThan(maxFeeCap) || maxTip.isGreaterThan(maxTipCap)
                ? Optional.empty()
                : Optional.of(new GasFees(maxFee, maxTip));
    }

    private static Uint256 raised(Uint256 fee) {
        return fee.mulDiv(NINE, EIGHT, Rounding.CEIL).max(fee.plus(Uint256.ONE));
    }
}
