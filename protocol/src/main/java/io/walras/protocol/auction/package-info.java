/**
 * The auction: batches, fee policies, scores, the choice of winners, awards, and the machine that steps through one auction.
 */
@NullMarked
package io.walras.protocol.auction;

import org.jspecify.annotations.NullMarked;
