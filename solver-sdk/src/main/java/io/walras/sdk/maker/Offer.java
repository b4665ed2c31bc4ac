package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;

/**
 * What a maker would sign: up to {@code makerAmount} of one token for up to {@code takerAmount} of another, at that price
 * for any part of at least {@code minTakerAmount}.
 */
public record Offer(
        Address makerToken, Uint256 makerAmount, Address takerToken, Uint256 takerAmount, Uint256 minTakerAmount) {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    public Offer {
        if (makerAmount.isZero() || takerAmount.isZero() || minTakerAmount.isGreaterThan(takerAmount)) {
            throw new IllegalArgumentException(
                    "an offer gives and takes something, and its least part is no more than all");
        }
    }

    /** An offer of which any part may be taken. */
    public static Offer of(Address makerToken, Uint256 makerAmount, Address takerToken, Uint256 takerAmount) {
        return new Offer(makerToken, makerAmount, takerToken, takerAmount, Uint256.ONE);
    }

    /** Whether it answers the request: the request's tokens, no more than was asked for, parts as small as was asked for. */
    boolean answers(RequestForQuote request) {
        boolean tokens = !makerToken.equals(takerToken)
                && (makerToken.equals(request.base()) || makerToken.equals(request.quote()));
        BigInteger mostLeast = Rounding.CEIL.divide(
                takerAmount.toBigInteger().multiply(BigInteger.valueOf(request.minPartialPpm())), MILLION);
        return tokens
                && !takerAmount.isGreaterThan(request.mostPaidIn(takerToken))
                && minTakerAmount.toBigInteger().compareTo(mostLeast.max(BigInteger.ONE)) <= 0;
    }
}
