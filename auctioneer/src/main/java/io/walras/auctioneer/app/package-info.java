/**
 * Starts the auctioneer: reads its settings, wires the parts together. The only place that reads the clock.
 */
@NullMarked
package io.walras.auctioneer.app;

import org.jspecify.annotations.NullMarked;
