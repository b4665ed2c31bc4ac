package io.walras.protocol.bundle;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.rfq.Take;

/**
 * A quote of a batch as a bundle takes it, with the amounts that the contract will move.
 *
 * @param hash names the quote
 */
public record TakenQuote(Bytes32 hash, Take take) {}
