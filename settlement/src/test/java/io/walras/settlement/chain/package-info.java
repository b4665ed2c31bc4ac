@NullMarked
package io.walras.settlement.chain;

import org.jspecify.annotations.NullMarked;
