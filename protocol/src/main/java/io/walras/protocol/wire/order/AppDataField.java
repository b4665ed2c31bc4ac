package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Bytes32;
import org.jspecify.annotations.Nullable;

/** How an order names its app data. */
public sealed interface AppDataField {
    /** The document itself, and the hash that the sender believes it has, if given. */
    record Document(String text, @Nullable Bytes32 claimedHash) implements AppDataField {}

    /** Only the hash of a document that must be known already; a second, different hash is a mismatch. */
    record HashOnly(Bytes32 hash, @Nullable Bytes32 claimedHash) implements AppDataField {}
}
