/** What the documentation says about the code is true. */
@NullMarked
package io.walras.examples.docs;

import org.jspecify.annotations.NullMarked;
