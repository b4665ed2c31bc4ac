package io.walras.protocol.bundle;

import java.util.List;

/**
 * A bundle that keeps every rule that can be checked without the chain. Only {@code BundleCheck} makes one, and only one
 * of these can be scored or encoded.
 */
public final class VerifiedBundle {
    private final Bundle bundle;
    private final List<VerifiedFill> fills;

    VerifiedBundle(Bundle bundle, List<VerifiedFill> fills) {
        this.bundle = bundle;
        this.fills = List.copyOf(fills);
    }

    public Bundle bundle() {
        return bundle;
    }

    /** The fills in the order the solver gave them. */
    public List<VerifiedFill> fills() {
        return fills;
    }

    public List<Execution> executions() {
        return fills.stream().map(VerifiedFill::execution).toList();
    }
}
