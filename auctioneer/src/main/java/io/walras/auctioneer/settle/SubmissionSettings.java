package io.walras.auctioneer.settle;

import io.walras.protocol.num.Uint256;
import java.time.Duration;

/**
 * How settlements are sent.
 *
 * @param maxFeePerGas most to pay for one gas unit, in wei
 * @param priorityFeePerGas tip for one gas unit, in wei
 * @param bumpAfter time in no block after which a transaction is replaced by one with higher fees
 */
public record SubmissionSettings(
        Duration pollInterval, Uint256 maxFeePerGas, Uint256 priorityFeePerGas, Duration bumpAfter) {}
