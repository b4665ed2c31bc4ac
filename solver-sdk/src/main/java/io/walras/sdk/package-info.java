/**
 * What a solver developer implements and is given: one method from an {@link io.walras.sdk.Auction} to
 * {@link io.walras.sdk.Solution solutions}. How auctions arrive is the business of the packages below.
 */
@NullMarked
package io.walras.sdk;

import org.jspecify.annotations.NullMarked;
