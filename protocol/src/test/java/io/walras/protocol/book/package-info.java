@NullMarked
package io.walras.protocol.book;

import org.jspecify.annotations.NullMarked;
