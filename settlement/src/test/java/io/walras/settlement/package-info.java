@NullMarked
package io.walras.settlement;

import org.jspecify.annotations.NullMarked;
