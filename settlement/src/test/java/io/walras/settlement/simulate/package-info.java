@NullMarked
package io.walras.settlement.simulate;

import org.jspecify.annotations.NullMarked;
