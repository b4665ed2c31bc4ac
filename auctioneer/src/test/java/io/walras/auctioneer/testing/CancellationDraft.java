package io.walras.auctioneer.testing;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.OrderCancellation;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import java.util.List;
import java.util.stream.Collectors;

/** Cancellations that a test signs and spells as JSON. */
public final class CancellationDraft {
    private CancellationDraft() {}

    /** The body that cancels several orders. */
    public static JsonBody ofAll(Eip712Domain domain, PrivateKey key, SigningScheme scheme, List<OrderUid> uids) {
        String list = uids.stream().map(uid -> "\"" + uid + "\"").collect(Collectors.joining(",", "[", "]"));
        return signed(domain.digest(OrderCancellation.structHash(uids)), key, scheme)
                .with("orderUids", list);
    }

    /** The body that cancels the one order of the path. */
    public static JsonBody ofOne(Eip712Domain domain, PrivateKey key, SigningScheme scheme, OrderUid uid) {
        return signed(domain.digest(OrderCancellation.structHash(uid)), key, scheme);
    }

    private static JsonBody signed(Bytes32 digest, PrivateKey key, SigningScheme scheme) {
        return new JsonBody()
                .text("signature", OrderSignature.sign(key, scheme, digest).bytes())
                .text("signingScheme", scheme.wireName());
    }
}
