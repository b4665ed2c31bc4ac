/**
 * The JSON of CoW's solver-engine API, both directions: the auctioneer writes requests and reads
 * responses, an engine host reads requests and writes responses. Records mirror the wire and carry no rules;
 * {@link io.walras.protocol.wire.engine.EngineAuction} and {@link io.walras.protocol.wire.engine.EngineSolution}
 * translate between them and the auction's own types.
 */
@NullMarked
package io.walras.protocol.wire.engine;

import org.jspecify.annotations.NullMarked;
