package io.walras.protocol.crypto;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.Words;

/**
 * An EIP-712 domain of the form {name, version, chainId, verifyingContract}; it keeps a signature from being valid on
 * another chain or for another contract.
 */
public record Eip712Domain(String name, String version, long chainId, Address verifyingContract) {
    private static final Bytes32 TYPE_HASH =
            Keccak256.hash("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");
    private static final byte[] PREFIX = {0x19, 0x01};

    /** The domain of CoW Protocol's name and version, which its clients sign for unmodified. */
    public static Eip712Domain cow(long chainId, Address settlement) {
        return new Eip712Domain("Gnosis Protocol", "v2", chainId, settlement);
    }

    /** The domain in which the auctioneer signs awards. */
    public static Eip712Domain walras(long chainId, Address settlement) {
        return new Eip712Domain("Walras", "1", chainId, settlement);
    }

    public Bytes32 separator() {
        return Keccak256.hash(new Words()
                .word(TYPE_HASH)
                .word(Keccak256.hash(name))
                .word(Keccak256.hash(version))
                .word(chainId)
                .word(verifyingContract)
                .toArray());
    }

    /** The digest to sign for a struct hash: keccak256(0x1901 || separator || structHash). */
    public Bytes32 digest(Bytes32 structHash) {
        return digest(separator(), structHash);
    }

    /** As {@link #digest(Bytes32)} for a separator that is already known. */
    public static Bytes32 digest(Bytes32 separator, Bytes32 structHash) {
        return Keccak256.hash(PREFIX, separator.toArray(), structHash.toArray());
    }
}
