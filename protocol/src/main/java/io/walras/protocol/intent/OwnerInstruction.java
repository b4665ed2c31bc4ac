package io.walras.protocol.intent;

import io.walras.protocol.chain.Bytes32;

/** What an owner says about many of its orders at once, signed in the auctioneer's domain. */
public sealed interface OwnerInstruction permits MassCancellation, DeadManSwitch {
    /** The orders it is about. */
    OrderScope scope();

    /** Unix milliseconds of the owner's clock. */
    long signedAt();

    /** The EIP-712 struct hash. */
    Bytes32 structHash();
}
