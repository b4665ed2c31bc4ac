@NullMarked
package io.walras.settlement.rpc;

import org.jspecify.annotations.NullMarked;
