package io.walras.protocol.wire;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import java.util.Objects;

/** An EIP-712 domain on the wire. */
public record DomainJson(String name, String version, long chainId, Address verifyingContract) {
    public DomainJson {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(verifyingContract, "verifyingContract");
    }

    /** The domain as it is told. */
    public static DomainJson of(Eip712Domain domain) {
        return new DomainJson(domain.name(), domain.version(), domain.chainId(), domain.verifyingContract());
    }

    /** The domain that is meant. */
    public Eip712Domain toDomain() {
        return new Eip712Domain(name, version, chainId, verifyingContract);
    }
}
