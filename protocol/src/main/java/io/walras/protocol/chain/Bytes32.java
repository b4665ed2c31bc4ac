package io.walras.protocol.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A 32-byte word: a hash, a seed, a salt. Ordered as an unsigned big-endian number. */
public final class Bytes32 implements Comparable<Bytes32> {
    public static final Bytes32 ZERO = new Bytes32(new byte[32]);

    private final byte[] bytes;

    private Bytes32(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}, which must be 32. */
    public static Bytes32 of(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a word has 32 bytes, not " + bytes.length);
        }
        return new Bytes32(bytes.clone());
    }

    /** Reads {@code 0x} followed by 64 hex digits; empty if the text is anything else. */
    public static Optional<Bytes32> parse(String text) {
        return text.length() == 66 ? Bytes.parse(text).map(bytes -> new Bytes32(bytes.toArray())) : Optional.empty();
    }

    /** As {@link #parse}, for text that the program itself wrote: anything else is a bug and throws. */
    public static Bytes32 fromHex(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not 0x and 64 hex digits: " + text));
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public int compareTo(Bytes32 other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes32 that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
