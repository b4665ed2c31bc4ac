/**
 * The desk at which makers are asked for firm quotes: one question for all solvers, and what becomes of each answer.
 */
@NullMarked
package io.walras.auctioneer.rfq;

import org.jspecify.annotations.NullMarked;
