package io.walras.protocol.market;

import io.walras.protocol.book.Market;
import io.walras.protocol.book.Side;
import io.walras.protocol.chain.Address;
import java.util.Optional;

/** Two tokens: quantities are of the base token, prices in the quote token for it. */
public record Pair(Address base, Address quote) {
    /** @throws IllegalArgumentException if it is one token twice */
    public Pair {
        if (base.equals(quote)) {
            throw new IllegalArgumentException("a pair is of two tokens, not of " + base + " alone");
        }
    }

    /** The tokens of the market. */
    public static Pair of(Market market) {
        return new Pair(market.base(), market.quote());
    }

    /** These two tokens, the smaller address as the base: the same for orders of both directions. */
    public static Pair sorted(Address one, Address other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /** The same tokens, the smaller address as the base. */
    public Pair sorted() {
        return sorted(base, quote);
    }

    /** Which side an order that sells one and buys the other is on; empty if they are not these two. */
    public Optional<Side> side(Address sellToken, Address buyToken) {
        if (sellToken.equals(base) && buyToken.equals(quote)) {
            return Optional.of(Side.ASK);
        }
        boolean buys = sellToken.equals(quote) && buyToken.equals(base);
        return buys ? Optional.of(Side.BID) : Optional.empty();
    }
}
