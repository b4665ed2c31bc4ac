@NullMarked
package io.walras.solvers.rfq;

import org.jspecify.annotations.NullMarked;
