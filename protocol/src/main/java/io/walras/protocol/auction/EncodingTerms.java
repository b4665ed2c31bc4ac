package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;

/**
 * What the encoding of a bundle depends on besides the bundle and its batch.
 *
 * @param executor the contract that makes the interactions' calls and receives what they yield
 * @param poolToleranceBps how many hundredths of a percent less than declared a pool may pay before its leg reverts
 */
public record EncodingTerms(Address executor, int poolToleranceBps) {}
