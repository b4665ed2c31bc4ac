/**
 * A development network on one machine: an anvil chain, the genuine Uniswap v2 with liquidity, our contracts, two solvers
 * and an auctioneer, each its own process. Its keys are public, so it listens on loopback only.
 */
@NullMarked
package io.walras.examples.devnet;

import org.jspecify.annotations.NullMarked;
