/**
 * Exact weighted set packing: which items, no two with a key in common, are worth most together. Integers only; the
 * answer is a function of the items and the node budget, so that anyone can compute it again. It knows nothing of
 * auctions.
 */
@NullMarked
package io.walras.protocol.auction.packing;

import org.jspecify.annotations.NullMarked;
