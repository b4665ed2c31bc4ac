/** Lets a maker that speaks the HTTP of {@code @0x/quote-server} quote a Walras hub. */
@NullMarked
package io.walras.examples.quoteserver;

import org.jspecify.annotations.NullMarked;
