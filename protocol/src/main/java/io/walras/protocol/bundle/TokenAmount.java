package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;

/** An amount of a token in its atoms. */
public record TokenAmount(Address token, Uint256 amount) {}
