package io.walras.settlement.submit;

import io.walras.protocol.num.Uint256;

/** What an EIP-1559 transaction bids, in wei per gas unit. */
public record GasFees(Uint256 maxFeePerGas, Uint256 maxPriorityFeePerGas) {
    public GasFees {
        if (maxPriorityFeePerGas.isGreaterThan(maxFeePerGas)) {
            throw new IllegalArgumentException("the tip " + maxPriorityFeePerGas + " is above the fee " + maxFeePerGas);
        }
    }
}
