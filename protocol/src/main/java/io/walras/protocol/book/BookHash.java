package io.walras.protocol.book;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** What a book holds, as one hash: two books that rank the same orders the same way have the same. */
public final class BookHash {
    private BookHash() {}

    /** keccak256 over bids, then asks, first come first: id, owner, price and lots of each, 8 bytes each, big-endian. */
    public static Bytes32 of(Book book) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Side side : Side.values()) {
            bytes.write(side == Side.BID ? 0 : 1);
            book.forEach(
                    side,
                    order -> bytes.writeBytes(ByteBuffer.allocate(4 * Long.BYTES)
                            .putLong(order.id())
                            .putLong(order.owner())
                            .putLong(order.price())
                            .putLong(order.lots())
                            .array()));
        }
        return Keccak256.hash(bytes.toByteArray());
    }
}
