@NullMarked
package io.walras.settlement.encode;

import org.jspecify.annotations.NullMarked;
