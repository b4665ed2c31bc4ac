package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.util.Comparator;

/**
 * What a take uses up, once and for ever. Quotes with the same maker and nonce, such as the steps of a ladder or the two
 * sides of a two-way quote, are alternatives: one of them at most is ever taken.
 */
public record MakerNonce(Address maker, Uint256 nonce) implements Comparable<MakerNonce> {
    private static final Comparator<MakerNonce> ORDER =
            Comparator.comparing(MakerNonce::maker).thenComparing(MakerNonce::nonce);

    @Override
    public int compareTo(MakerNonce other) {
        return ORDER.compare(this, other);
    }
}
