package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;

/** A fee policy of one order and who is paid by it. */
public record ChargedPolicy(FeePolicy policy, Address recipient) {}
