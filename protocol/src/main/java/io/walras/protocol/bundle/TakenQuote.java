package io.walras.protocol.bundle;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.Take;

/**
 * A quote of a batch as a bundle takes it, with the amounts that the contract will move.
 *
 * @param hash names the quote
 * @param signature of the quote
 */
public record TakenQuote(Bytes32 hash, Take take, Bytes signature) {
    /** The quote with what its maker signed it with. */
    public SignedQuote signed() {
        return new SignedQuote(take.quote(), signature);
    }
}
