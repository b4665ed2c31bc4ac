package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The 56 bytes that name an order: digest (32), owner (20), validTo (4, big endian). Ordered as unsigned bytes, the
 * order in which every list of orders is hashed.
 */
public final class OrderUid implements Comparable<OrderUid> {
    /** Length in bytes. */
    public static final int SIZE = 56;

    private final byte[] bytes;

    private OrderUid(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The uid of an order with this digest, owner and validTo (unix seconds). */
    public static OrderUid of(Bytes32 digest, Address owner, long validTo) {
        return new OrderUid(ByteBuffer.allocate(SIZE)
                .put(digest.toArray())
                .put(owner.toArray())
                .putInt((int) validTo)
                .array());
    }

    /** The uid of these 56 bytes. */
    public static OrderUid of(Bytes bytes) {
        if (bytes.size() != SIZE) {
            throw new IllegalArgumentException("a uid has 56 bytes, not " + bytes.size());
        }
        return new OrderUid(bytes.toArray());
    }

    /** Reads {@code 0x} and 112 hex digits; empty if the text is anything else. */
    public static Optional<OrderUid> parse(String text) {
        return text.length() == 2 + 2 * SIZE ? Bytes.parse(text).map(OrderUid::of) : Optional.empty();
    }

    /** As {@link #parse}, for text that the program itself wrote: anything else is a bug and throws. */
    public static OrderUid fromHex(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an order uid: " + text));
    }

    public Bytes32 digest() {
        return Bytes32.of(Arrays.copyOfRange(bytes, 0, 32));
    }

    public Address owner() {
        return Address.of(Arrays.copyOfRange(bytes, 32, 52));
    }

    /** Last unix second at which the order may be filled. */
    public long validTo() {
        return ByteBuffer.wrap(bytes).getInt(52) & Order.MAX_VALID_TO;
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    @Override
    public int compareTo(OrderUid other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderUid that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return Bytes.of(bytes).toString();
    }
}
