/**
 * Brings awards onto the chain and watches them to finality.
 */
@NullMarked
package io.walras.auctioneer.settle;

import org.jspecify.annotations.NullMarked;
