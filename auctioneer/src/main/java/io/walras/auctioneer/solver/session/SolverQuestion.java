package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Bytes;
import java.util.concurrent.CompletableFuture;

/**
 * A request for a quote, to one solver.
 *
 * @param number to be named in the answer
 * @param text the message
 * @param answer the body of a response to {@code POST /solve}; empty bytes if there will be none
 */
record SolverQuestion(long number, String text, CompletableFuture<Bytes> answer) {}
