/**
 * The order-book API's JSON: requests are decoded strictly, within bounds, into a value or one precise
 * fault; answers are records that mirror the wire. No status codes: the HTTP edge decides those.
 */
@NullMarked
package io.walras.protocol.wire.order;

import org.jspecify.annotations.NullMarked;
