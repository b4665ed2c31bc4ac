package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;

/** A signed order with its owner: what a user hands to the auctioneer and what the contract settles. */
public record Intent(OrderUid uid, Order order, OrderSignature signature) {

    /** The intent of an owner whose consent has been, or still has to be, established by the caller. */
    public static Intent of(Bytes32 domainSeparator, Order order, Address owner, OrderSignature signature) {
        Bytes32 digest = Eip712Domain.digest(domainSeparator, order.structHash());
        return new Intent(OrderUid.of(digest, owner, order.validTo()), order, signature);
    }

    /** Signs the order with an ECDSA scheme; the key's address is the owner. */
    public static Intent sign(Eip712Domain domain, Order order, SigningScheme scheme, PrivateKey key) {
        Bytes32 separator = domain.separator();
        Bytes32 digest = Eip712Domain.digest(separator, order.structHash());
        return of(separator, order, key.address(), OrderSignature.sign(key, scheme, digest));
    }

    public Address owner() {
        return uid.owner();
    }

    /** Who gets what is bought: the order's receiver, or the owner if that is the zero address. */
    public Address receiver() {
        return order.receiver().isZero() ? owner() : order.receiver();
    }
}
