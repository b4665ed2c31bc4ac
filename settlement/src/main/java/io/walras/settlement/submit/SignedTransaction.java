package io.walras.settlement.submit;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;

/**
 * A transaction ready to be broadcast. To be persisted first: whoever holds these bytes can send them.
 *
 * @param hash what the chain will know it by
 */
public record SignedTransaction(Bytes raw, Bytes32 hash, long nonce, GasFees fees) {}
