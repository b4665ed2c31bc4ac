/**
 * How well makers quote. Every figure follows from what became of requests and of selected quotes, and from their times,
 * alone: who has the journal gets the same.
 */
@NullMarked
package io.walras.protocol.rfq.quality;

import org.jspecify.annotations.NullMarked;
