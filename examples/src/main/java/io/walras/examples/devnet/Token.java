package io.walras.examples.devnet;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;

/** A deployed token. */
public record Token(String symbol, int decimals, Address address) {
    /** This many whole tokens in atoms. */
    public Uint256 atoms(long whole) {
        return Uint256.of(whole).times(Uint256.powerOfTen(decimals));
    }
}
