package io.walras.protocol.chain;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** An immutable byte string, written as lower-case 0x-prefixed hex: call data, a signature. */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static Bytes of(byte... bytes) {
        return bytes.length == 0 ? EMPTY : new Bytes(bytes.clone());
    }

    /** Reads {@code 0x} followed by an even number of hex digits; empty if the text is anything else. */
    public static Optional<Bytes> parse(String text) {
        if (!text.startsWith("0x") || text.length() % 2 != 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Bytes(HexFormat.of().parseHex(text, 2, text.length())));
        } catch (IllegalArgumentException notHex) {
            return Optional.empty();
        }
    }

    /** As {@link #parse}, for text that the program itself wrote: anything else is a bug and throws. */
    public static Bytes fromHex(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not 0x-prefixed hex: " + text));
    }

    /** The bytes one after the other. */
    public static Bytes concat(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] joined = new byte[length];
        int offset = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, joined, offset, part.length);
            offset += part.length;
        }
        return new Bytes(joined);
    }

    public int size() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy of bytes {@code from} (inclusive) to {@code to} (exclusive). */
    public Bytes slice(int from, int to) {
        if (from < 0 || to > bytes.length || from > to) {
            throw new IndexOutOfBoundsException("slice " + from + ".." + to + " of " + bytes.length + " bytes");
        }
        return new Bytes(Arrays.copyOfRange(bytes, from, to));
    }

    /** The byte at {@code index} as an unsigned value. */
    public int unsignedAt(int index) {
        return bytes[index] & 0xff;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
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
