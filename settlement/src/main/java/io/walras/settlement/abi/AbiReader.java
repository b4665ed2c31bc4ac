package io.walras.settlement.abi;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;

/** Reads ABI-encoded values by the position of their head word. Whatever is not strictly right is {@link Malformed}. */
public final class AbiReader {
    private static final int WORD = 32;
    private static final int ADDRESS_PADDING = 12;

    private final Bytes encoded;

    private AbiReader(Bytes encoded) {
        this.encoded = encoded;
    }

    /** A reader of these bytes, the call's selector not among them. */
    public static AbiReader of(Bytes encoded) {
        return new AbiReader(encoded);
    }

    /** The word at position {@code index}, from 0. */
    public Bytes32 word(int index) {
        require(encoded.size() >= (index + 1) * WORD, "shorter than " + (index + 1) + " words");
        return Bytes32.of(encoded.slice(index * WORD, (index + 1) * WORD).toArray());
    }

    /** The unsigned integer at position {@code index}. */
    public Uint256 uint256(int index) {
        return Uint256.fromWord(word(index).toArray());
    }

    /** The address at position {@code index}; its padding has to be zero. */
    public Address address(int index) {
        return address(word(index));
    }

    /** The address in a word, for topics of events. */
    public static Address address(Bytes32 word) {
        Bytes bytes = Bytes.of(word.toArray());
        for (int i = 0; i < ADDRESS_PADDING; i++) {
            require(bytes.unsignedAt(i) == 0, "not an address: " + word);
        }
        return Address.of(bytes.slice(ADDRESS_PADDING, WORD).toArray());
    }

    /** The byte string whose offset is at position {@code index}, at most {@code maxSize} bytes long. */
    public Bytes bytes(int index, int maxSize) {
        int offset = smallInt(uint256(index), encoded.size());
        require(offset % WORD == 0, "offset " + offset + " is no multiple of 32");
        int size = smallInt(uint256(offset / WORD), maxSize);
        require(encoded.size() - offset - WORD >= size, "shorter than the " + size + " bytes it announces");
        return encoded.slice(offset + WORD, offset + WORD + size);
    }

    private static int smallInt(Uint256 value, int max) {
        require(!value.isGreaterThan(Uint256.of(max)), value + " is more than " + max);
        return value.toBigInteger().intValueExact();
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Malformed(otherwise);
        }
    }

    /** The bytes are not what the ABI says they are. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Malformed(String message) {
            super(message, null, false, false);
        }
    }
}
