@NullMarked
package io.walras.settlement.deploy;

import org.jspecify.annotations.NullMarked;
