/**
 * Admission: judges a decoded order or cancellation, asks the chain about its funds and signature, and hands it to the
 * lane. Scales out in front of the single writer; keeps no order itself.
 */
@NullMarked
package io.walras.auctioneer.intake;

import org.jspecify.annotations.NullMarked;
