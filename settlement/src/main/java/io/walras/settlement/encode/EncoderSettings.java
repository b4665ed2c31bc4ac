package io.walras.settlement.encode;

import io.walras.protocol.auction.EncodingTerms;
import io.walras.protocol.chain.Address;
import org.jspecify.annotations.Nullable;

/**
 * What the encoding depends on besides the bundle and its batch; published with the contracts.
 *
 * @param wrappedNative the token out of which native coin is paid
 * @param executor the contract that makes the interactions' calls and receives what they yield
 * @param poolToleranceBps how many hundredths of a percent less than declared a pool may pay before its leg reverts
 * @param quoteSettler the contract that takes quotes and orders of solvers' own; null if there is none
 * @param hooksTrampoline the contract that makes the calls that owners ask for; null if there is none
 */
public record EncoderSettings(
        Address wrappedNative,
        Address executor,
        int poolToleranceBps,
        @Nullable Address quoteSettler,
        @Nullable Address hooksTrampoline) {
    /** A whole in basis points. */
    public static final int ONE_IN_BPS = 10_000;

    /** Settings of a deployment that has neither quote settler nor hooks trampoline. */
    public EncoderSettings(Address wrappedNative, Address executor, int poolToleranceBps) {
        this(wrappedNative, executor, poolToleranceBps, null, null);
    }

    /** Settings that follow published terms. */
    public static EncoderSettings of(Address wrappedNative, EncodingTerms terms) {
        return new EncoderSettings(
                wrappedNative,
                terms.executor(),
                terms.poolToleranceBps(),
                terms.quoteSettler(),
                terms.hooksTrampoline());
    }

    public EncoderSettings {
        if (poolToleranceBps < 0 || poolToleranceBps >= ONE_IN_BPS) {
            throw new IllegalArgumentException("a tolerance is from 0 to 9999 basis points, not " + poolToleranceBps);
        }
    }
}
