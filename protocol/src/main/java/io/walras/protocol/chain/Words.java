package io.walras.protocol.chain;

import io.walras.protocol.num.Uint256;
import java.io.ByteArrayOutputStream;

/**
 * Builds the concatenation of 32-byte words that {@code abi.encode} gives for static values, and the packed bytes that
 * hashes over fixed-size fields use.
 */
public final class Words {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

    public Words word(Bytes32 value) {
        return raw(value.toArray());
    }

    public Words word(Uint256 value) {
        return raw(value.toWord());
    }

    public Words word(Address value) {
        return raw(value.toWord());
    }

    /** A non-negative integer as a word. */
    public Words word(long value) {
        return word(Uint256.of(value));
    }

    public Words word(boolean value) {
        return word(value ? Uint256.ONE : Uint256.ZERO);
    }

    /** The bytes as they are, without padding. */
    public Words raw(byte[] bytes) {
        out.write(bytes, 0, bytes.length);
        return this;
    }

    public byte[] toArray() {
        return out.toByteArray();
    }
}
