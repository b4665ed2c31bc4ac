package io.walras.protocol.bundle;

import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.List;

/** The one call by which the trampoline makes all calls that owners ask for before, or after, the fills of a bundle. */
public final class HooksCall {
    private static final int WORD = 32;
    private static final byte[] SELECTOR = Bytes.of(
                    Keccak256.hash("execute((address,bytes,uint256)[])").toArray())
            .slice(0, 4)
            .toArray();

    private HooksCall() {}

    /** Lets the trampoline make these calls in their order. */
    public static Call of(Address trampoline, List<Hook> hooks) {
        return new Call(trampoline, Uint256.ZERO, callData(hooks));
    }

    /** {@code execute((address target, bytes callData, uint256 gasLimit)[])}, ABI-encoded. */
    public static Bytes callData(List<Hook> hooks) {
        List<byte[]> tuples = new ArrayList<>();
        Words offsets = new Words();
        long offset = (long) WORD * hooks.size();
        for (Hook hook : hooks) {
            byte[] tuple = tuple(hook);
            offsets.word(offset);
            offset += tuple.length;
            tuples.add(tuple);
        }
        Words words = new Words().raw(SELECTOR).word(WORD).word(hooks.size()).raw(offsets.toArray());
        tuples.forEach(words::raw);
        return Bytes.of(words.toArray());
    }

    private static byte[] tuple(Hook hook) {
        int size = hook.callData().size();
        return new Words()
                .word(hook.target())
                .word(3 * WORD)
                .word(hook.gasLimit())
                .word(size)
                .raw(hook.callData().toArray())
                .raw(new byte[Math.ceilDiv(size, WORD) * WORD - size])
                .toArray();
    }
}
