@NullMarked
package io.walras.settlement.submit;

import org.jspecify.annotations.NullMarked;
