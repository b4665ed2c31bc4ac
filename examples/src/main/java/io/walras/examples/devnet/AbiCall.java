package io.walras.examples.devnet;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import java.util.Arrays;

/** Call data of functions whose arguments all take one word. */
public final class AbiCall {
    private AbiCall() {}

    /** The call of the function with this signature, such as {@code mint(address,uint256)}. */
    public static Bytes of(String signature, Words arguments) {
        byte[] selector = Arrays.copyOf(Keccak256.hash(signature).toArray(), 4);
        return Bytes.concat(selector, arguments.toArray());
    }
}
