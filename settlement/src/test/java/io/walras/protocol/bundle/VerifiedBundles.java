package io.walras.protocol.bundle;

import java.util.List;

/** Verified bundles without a check. */
public final class VerifiedBundles {
    private VerifiedBundles() {}

    public static VerifiedBundle of(Bundle bundle, List<VerifiedFill> fills) {
        return new VerifiedBundle(bundle, fills);
    }
}
