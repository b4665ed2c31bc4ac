package io.walras.protocol.rfq.levels;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;

/**
 * A price and how much there is at it.
 *
 * @param base atoms of the base token for which
 * @param quote atoms of the quote token are given or taken
 * @param size atoms of the base token at this price, not counting better ones; 0 in a change that takes the step away
 */
public record LadderStep(Uint256 base, Uint256 quote, Uint256 size) {
    /** Whether nothing of it is 0. */
    boolean isWhole() {
        return isPriced() && !size.isZero();
    }

    boolean isPriced() {
        return !base.isZero() && !quote.isZero();
    }

    /** Negative if this price is lower than the other, zero if they are equal, positive if it is higher. */
    public int comparePrice(LadderStep other) {
        return Uint256.compareProducts(quote, other.base, other.quote, base);
    }

    /** Quote atoms for these base atoms, rounded this way and as many as 256 bits can tell. */
    Uint256 quoteFor(Uint256 baseAtoms, Rounding rounding) {
        return Uint256.saturating(
                rounding.divide(baseAtoms.toBigInteger().multiply(quote.toBigInteger()), base.toBigInteger()));
    }

    /** Base atoms for these quote atoms, rounded down and as many as 256 bits can tell. */
    Uint256 baseFor(Uint256 quoteAtoms) {
        return Uint256.saturating(
                Rounding.FLOOR.divide(quoteAtoms.toBigInteger().multiply(base.toBigInteger()), quote.toBigInteger()));
    }

    LadderStep cutTo(Uint256 most) {
        return new LadderStep(base, quote, size.min(most));
    }
}
