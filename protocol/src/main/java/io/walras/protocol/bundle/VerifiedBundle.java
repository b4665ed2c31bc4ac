package io.walras.protocol.bundle;

import java.util.List;

/**
 * A bundle that keeps every rule that can be checked without the chain. Only {@code BundleCheck} makes one, and only one
 * of these can be scored or encoded.
 */
public final class VerifiedBundle {
    private final Bundle bundle;
    private final List<VerifiedFill> fills;
    private final List<TakenQuote> takes;
    private final List<JitFill> jitFills;

    VerifiedBundle(Bundle bundle, List<VerifiedFill> fills, List<TakenQuote> takes, List<JitFill> jitFills) {
        this.bundle = bundle;
        this.fills = List.copyOf(fills);
        this.takes = List.copyOf(takes);
        this.jitFills = List.copyOf(jitFills);
    }

    public Bundle bundle() {
        return bundle;
    }

    /** The fills in the order the solver gave them. */
    public List<VerifiedFill> fills() {
        return fills;
    }

    /** The makers' quotes that it takes, in the order of its interactions. */
    public List<TakenQuote> takes() {
        return takes;
    }

    /** The orders that it brings along, in the order of its interactions. */
    public List<JitFill> jitFills() {
        return jitFills;
    }

    public List<Execution> executions() {
        return fills.stream().map(VerifiedFill::execution).toList();
    }
}
