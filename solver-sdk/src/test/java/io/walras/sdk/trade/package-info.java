/** Tests of the trader's client, against a server that answers what it is told. */
@NullMarked
package io.walras.sdk.trade;

import org.jspecify.annotations.NullMarked;
