package io.walras.protocol.chain;

import io.walras.protocol.crypto.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** A 20-byte EVM account or contract. Ordered as an unsigned big-endian number, the order of a bundle's token list. */
public final class Address implements Comparable<Address> {
    public static final Address ZERO = new Address(new byte[20]);

    /** The marker that stands for the chain's native coin as a buy token. */
    public static final Address NATIVE = fromHex("0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");

    private final byte[] bytes;

    private Address(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}, which must be 20. */
    public static Address of(byte[] bytes) {
        if (bytes.length != 20) {
            throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.length);
        }
        return new Address(bytes.clone());
    }

    /**
     * Reads {@code 0x} and 40 hex digits. Text in one case is taken as it is; mixed case must carry the right EIP-55
     * checksum. Empty if the text is anything else.
     */
    public static Optional<Address> parse(String text) {
        if (text.length() != 42) {
            return Optional.empty();
        }
        Optional<Address> parsed = Bytes.parse(text).map(bytes -> new Address(bytes.toArray()));
        String digits = text.substring(2);
        boolean oneCase =
                digits.equals(digits.toLowerCase(Locale.ROOT)) || digits.equals(digits.toUpperCase(Locale.ROOT));
        return parsed.filter(address -> oneCase || address.toChecksum().equals(text));
    }

    /** As {@link #parse}, for text that the program itself wrote: anything else is a bug and throws. */
    public static Address fromHex(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    /** A copy of the bytes. */
    public byte[] toArray() {
        return bytes.clone();
    }

    /** The address as an ABI word: twelve zero bytes, then the address. */
    public byte[] toWord() {
        byte[] word = new byte[32];
        System.arraycopy(bytes, 0, word, 12, 20);
        return word;
    }

    public boolean isZero() {
        return equals(ZERO);
    }

    /** This address, or {@code wrapped} if this is the native marker. */
    public Address nativeAs(Address wrapped) {
        return equals(NATIVE) ? wrapped : this;
    }

    /** Mixed-case text with the EIP-55 checksum. */
    public String toChecksum() {
        String lower = HexFormat.of().formatHex(bytes);
        String hash = Keccak256.hash(lower.getBytes(StandardCharsets.US_ASCII)).toString();
        StringBuilder text = new StringBuilder("0x");
        for (int i = 0; i < lower.length(); i++) {
            boolean upper = Character.digit(hash.charAt(i + 2), 16) >= 8;
            text.append(upper ? Character.toUpperCase(lower.charAt(i)) : lower.charAt(i));
        }
        return text.toString();
    }

    @Override
    public int compareTo(Address other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case text, the form every wire format uses. */
    @Override
    public String toString() {
        return "0x" + HexFormat.of().formatHex(bytes);
    }
}
