/**
 * Traders on a development network: they sign and post a varied, seeded stream of intents over HTTP, watch the auctions
 * through the public API, and print what came of it.
 */
@NullMarked
package io.walras.examples.demo;

import org.jspecify.annotations.NullMarked;
