/**
 * From an award to a final settlement: signing, broadcasting and watching. What is decided here is a pure function of
 * what the chain shows; the caller persists a signed transaction before it is sent, and repeats nothing on a guess.
 */
@NullMarked
package io.walras.settlement.submit;

import org.jspecify.annotations.NullMarked;
