package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.quality.MakerStats;
import org.jspecify.annotations.Nullable;

/**
 * A maker as it is published.
 *
 * @param name what the operator calls it; null if it has no name
 * @param connected whether it can be asked now
 */
public record KnownMaker(Address maker, @Nullable String name, boolean connected, MakerStats stats) {}
