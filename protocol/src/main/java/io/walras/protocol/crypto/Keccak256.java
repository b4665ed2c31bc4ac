package io.walras.protocol.crypto;

import io.walras.protocol.chain.Bytes32;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256, the hash of the EVM (not the later SHA3-256). */
public final class Keccak256 {
    private Keccak256() {}

    /** The hash of the parts one after the other. */
    public static Bytes32 hash(byte[]... parts) {
        KeccakDigest digest = new KeccakDigest(256);
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] out = new byte[32];
        digest.doFinal(out, 0);
        return Bytes32.of(out);
    }

    /** The hash of the text's UTF-8 bytes. */
    public static Bytes32 hash(String text) {
        return hash(text.getBytes(StandardCharsets.UTF_8));
    }
}
