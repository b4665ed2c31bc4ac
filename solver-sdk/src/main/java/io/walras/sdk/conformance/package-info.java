/** Checks whether an engine, in whatever language, answers recorded auctions with bundles that keep the rules. */
@NullMarked
package io.walras.sdk.conformance;

import org.jspecify.annotations.NullMarked;
