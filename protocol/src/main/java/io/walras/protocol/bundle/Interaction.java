package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
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

    /**
     * A take of a maker's quote of the batch.
     *
     * @param hash names the quote
     */
    record QuoteTake(Bytes32 hash, TokenAmount input, TokenAmount output, boolean internalize) implements Interaction {
        @Override
        public List<TokenAmount> inputs() {
            return List.of(input);
        }

        @Override
        public List<TokenAmount> outputs() {
            return List.of(output);
        }
    }

    /**
     * A fill of an order that the solver brings along, at that order's limit price.
     *
     * @param executed atoms paid by the owner of a sell order, or received by that of a buy order
     */
    record JitTake(JitOrder jit, Uint256 executed) implements Interaction {
        /** @throws ArithmeticException if the order has no price or an amount needs more than 256 bits */
        @Override
        public List<TokenAmount> inputs() {
            return List.of(new TokenAmount(
                    jit.order().buyToken(), jit.exchange(executed).userOut()));
        }

        /** @throws ArithmeticException if the order has no price or an amount needs more than 256 bits */
        @Override
        public List<TokenAmount> outputs() {
            return List.of(new TokenAmount(
                    jit.order().sellToken(), jit.exchange(executed).userIn()));
        }

        @Override
        public boolean internalize() {
            return false;
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
