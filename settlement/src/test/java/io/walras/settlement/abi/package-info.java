@NullMarked
package io.walras.settlement.abi;

import org.jspecify.annotations.NullMarked;
