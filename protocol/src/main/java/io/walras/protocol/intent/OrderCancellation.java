package io.walras.protocol.intent;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import java.util.List;

/** The structs an owner signs to cancel orders without a transaction. */
public final class OrderCancellation {
    private static final Bytes32 ONE_TYPE_HASH = Keccak256.hash("OrderCancellation(bytes orderUid)");
    private static final Bytes32 MANY_TYPE_HASH = Keccak256.hash("OrderCancellations(bytes[] orderUids)");

    private OrderCancellation() {}

    /** The struct hash of a cancellation of one order. */
    public static Bytes32 structHash(OrderUid uid) {
        return Keccak256.hash(new Words()
                .word(ONE_TYPE_HASH)
                .word(Keccak256.hash(uid.toArray()))
                .toArray());
    }

    /** The struct hash of a cancellation of several orders, in the order given. */
    public static Bytes32 structHash(List<OrderUid> uids) {
        Words hashes = new Words();
        uids.forEach(uid -> hashes.word(Keccak256.hash(uid.toArray())));
        return Keccak256.hash(new Words()
                .word(MANY_TYPE_HASH)
                .word(Keccak256.hash(hashes.toArray()))
                .toArray());
    }
}
