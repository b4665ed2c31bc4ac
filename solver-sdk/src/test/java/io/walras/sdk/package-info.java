/** Tests of what a solver developer uses, and the solver of the guide. */
@NullMarked
package io.walras.sdk;

import org.jspecify.annotations.NullMarked;
