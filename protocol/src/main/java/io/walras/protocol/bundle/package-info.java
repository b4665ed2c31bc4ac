/**
 * A solver's answer: fills at uniform prices with the interactions that fund them, and the rules it must keep.
 */
@NullMarked
package io.walras.protocol.bundle;

import org.jspecify.annotations.NullMarked;
