package io.walras.sdk.maker;

import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * Nonces that no other quote of the maker has, without a memory: the unix milliseconds at which the process began, 32 random
 * bits that keep two processes apart, and a count. Nonces of one process follow each other, so that the contract, which
 * keeps 256 of them in a word, writes a fresh word seldom; and those of a later process are greater, so that
 * {@code cancelNoncesBelow} takes back all that an earlier one has signed.
 */
final class Nonces {
    private static final int COUNT_BITS = 40;
    private static final int RANDOM_BITS = 32;

    private final BigInteger first;
    private long count;

    Nonces(InstantSource clock, SecureRandom random) {
        this.first = floor(clock).or(new BigInteger(RANDOM_BITS, random).shiftLeft(COUNT_BITS));
    }

    /** What is below every nonce of a process that begins now. */
    static BigInteger floor(InstantSource clock) {
        return BigInteger.valueOf(clock.millis()).shiftLeft(COUNT_BITS + RANDOM_BITS);
    }

    /** The next one. */
    synchronized Uint256 next() {
        count++;
        if (count >>> COUNT_BITS != 0) {
            throw new ArithmeticException("the nonces of this process are used up");
        }
        return Uint256.of(first.add(BigInteger.valueOf(count)));
    }
}
