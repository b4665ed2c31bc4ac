package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an order is hashed, step by step, for whoever looks for the place where its own result differs.
 *
 * @param encoded the words whose concatenation has the struct hash: the type hash, then the fields in the order of the type
 * @param digest what is signed by eip712
 * @param ethsignDigest what is signed by ethsign
 * @param uid null if no owner was told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderHashJson(
        ConfigJson.Domain domain,
        String type,
        List<Bytes32> encoded,
        Bytes32 appDataHash,
        Bytes32 structHash,
        Bytes32 digest,
        Bytes32 ethsignDigest,
        @Nullable OrderUid uid) {
    /** The hashes of an order in this domain; {@code owner} is null if it is not known. */
    public static OrderHashJson of(Eip712Domain domain, Order order, @Nullable Address owner) {
        Bytes32 structHash = order.structHash();
        Bytes32 digest = domain.digest(structHash);
        return new OrderHashJson(
                new ConfigJson.Domain(
                        domain.name(),
                        domain.version(),
                        domain.chainId(),
                        domain.verifyingContract(),
                        domain.separator()),
                Order.TYPE,
                order.encoded(),
                order.appData(),
                structHash,
                digest,
                OrderSignature.signedDigest(SigningScheme.ETHSIGN, digest),
                owner == null ? null : OrderUid.of(digest, owner, order.validTo()));
    }
}
