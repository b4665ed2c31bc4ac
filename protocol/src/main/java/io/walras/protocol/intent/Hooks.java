package io.walras.protocol.intent;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Calls that an order asks for around its fills. They are made by a contract that holds nothing and may do nothing that
 * anybody else could not do; a call that fails is passed over.
 *
 * @param pre made before the first fill, and before none of the later ones
 * @param post made after each fill
 */
public record Hooks(List<Hook> pre, List<Hook> post) {
    /** Of an order that asks for no calls. */
    public static final Hooks NONE = new Hooks(List.of(), List.of());

    public Hooks {
        pre = List.copyOf(pre);
        post = List.copyOf(post);
    }

    /**
     * One call.
     *
     * @param gasLimit the gas it is given, all of it, and no more
     */
    public record Hook(Address target, Bytes callData, long gasLimit) {
        public Hook {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(callData, "callData");
            if (gasLimit < 0) {
                throw new IllegalArgumentException("a gas limit is not negative: " + gasLimit);
            }
        }
    }

    /** The gas that the calls may use together. */
    public long gas() {
        return all().mapToLong(Hook::gasLimit).reduce(0, Math::addExact);
    }

    public boolean isEmpty() {
        return pre.isEmpty() && post.isEmpty();
    }

    /** All calls, those before a fill first. */
    public Stream<Hook> all() {
        return Stream.concat(pre.stream(), post.stream());
    }
}
