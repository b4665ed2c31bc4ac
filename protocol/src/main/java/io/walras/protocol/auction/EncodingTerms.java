package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import org.jspecify.annotations.Nullable;

/**
 * What the encoding of a bundle depends on besides the bundle and its batch.
 *
 * @param executor the contract that makes the interactions' calls and receives what they yield
 * @param poolToleranceBps how many hundredths of a percent less than declared a pool may pay before its leg reverts
 * @param quoteSettler the contract that settles makers' quotes and orders of solvers' own; null if there is none
 * @param hooksTrampoline the contract that makes the calls that owners ask for; null if there is none
 */
public record EncodingTerms(
        Address executor,
        int poolToleranceBps,
        @Nullable Address quoteSettler,
        @Nullable Address hooksTrampoline) {
    /** Terms of a deployment that has neither quote settler nor hooks trampoline. */
    public EncodingTerms(Address executor, int poolToleranceBps) {
        this(executor, poolToleranceBps, null, null);
    }
}
