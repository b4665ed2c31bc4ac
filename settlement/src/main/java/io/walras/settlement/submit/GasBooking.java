package io.walras.settlement.submit;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;

/**
 * Gas that the submitter paid for a solver's bundle, whether it settled or reverted; the caller adds them up.
 *
 * @param gasUsed gas units
 * @param effectiveGasPrice wei per gas unit
 */
public record GasBooking(Address solver, Bytes32 transaction, long gasUsed, Uint256 effectiveGasPrice) {
    /** What it cost, in wei. */
    public Uint256 cost() {
        return Uint256.of(gasUsed).times(effectiveGasPrice);
    }
}
