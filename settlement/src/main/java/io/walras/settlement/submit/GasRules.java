package io.walras.settlement.submit;

import java.util.OptionalLong;

/**
 * How much gas a settlement may use.
 *
 * @param cap gas units that one transaction may ask for
 * @param margin gas units added on top, for what differs between simulation and block
 */
public record GasRules(long cap, long margin) {
    /** What one transaction may use on Ethereum since Fusaka (EIP-7825), and a margin of 50,000. */
    public static final GasRules DEFAULT = new GasRules(16_777_216, 50_000);

    public GasRules {
        if (cap <= 0 || margin < 0) {
            throw new IllegalArgumentException("a gas cap is positive and a margin is not negative");
        }
    }

    /**
     * Whether a call that was stopped after so much gas had no more of it: a caller keeps 1/64 of its gas from what it
     * calls (EIP-150), so three calls deep a sixteenth may be left.
     */
    public boolean isNearlyAll(long used) {
        return used >= cap - cap / 16;
    }

    /**
     * The gas limit for a settlement that used {@code simulated} gas: a quarter more, since a fifth of what is spent may
     * have been refunded (EIP-3529) but has to be there first, and the margin; rounded up. On top of that comes all that
     * was promised to owners' calls, which may use it in the block though they did not when they were simulated, with the
     * 64ths that each of the contracts above them keeps. Empty if that is over the cap.
     */
    public OptionalLong limitFor(long simulated, long promised) {
        if (simulated < 0 || simulated > cap || promised < 0 || promised > cap) {
            return OptionalLong.empty();
        }
        long limit = simulated + Math.ceilDiv(simulated, 4) + margin + promised + Math.ceilDiv(promised, 16);
        return limit <= cap ? OptionalLong.of(limit) : OptionalLong.empty();
    }
}
