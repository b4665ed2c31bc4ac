/** Holds our own code against the conformance kit, and writes the kit. */
@NullMarked
package io.walras.sdk.conformance;

import org.jspecify.annotations.NullMarked;
