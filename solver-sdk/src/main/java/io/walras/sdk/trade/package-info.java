/** What a trader needs: sign orders, post them, follow them, cancel them. */
@NullMarked
package io.walras.sdk.trade;

import org.jspecify.annotations.NullMarked;
