package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import java.util.List;

/** Something a bundle does besides moving the users' tokens; it says which tokens it takes and which it gives. */
public sealed interface Interaction {
    /** Tokens that go from the settlement into the interaction. */
    List<TokenAmount> inputs();

    /** Tokens that come back. */
    List<TokenAmount> outputs();

    /** Whether the solver asks that the settlement's own buffers replace this interaction. We have no buffers. */
    boolean internalize();

    /** A swap through a pool of the batch. */
    record PoolSwap(Address pool, TokenAmount input, TokenAmount output, boolean internalize) implements Interaction {
        @Override
        public List<TokenAmount> inputs() {
            return List.of(input);
        }

        @Override
        public List<TokenAmount> outputs() {
            return List.of(output);
        }
    }

    /** Any call the solver encoded itself, with the allowances it needs and the flows it declares. */
    record Custom(
            Call call,
            List<Allowance> allowances,
            List<TokenAmount> inputs,
            List<TokenAmount> outputs,
            boolean internalize)
            implements Interaction {
        public Custom {
            allowances = List.copyOf(allowances);
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** A call with its value in wei. */
    record Call(Address target, Uint256 value, Bytes callData) {}

    /** An allowance that exists for the length of one interaction. */
    record Allowance(Address token, Address spender, Uint256 amount) {}
}
