package io.walras.auctioneer.placement;

import io.walras.protocol.chain.Address;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the chain's events are followed; see reference.conf.
 *
 * @param ethFlow the contract whose orders are taken in; null for none
 * @param startBlock the first block whose events are read at the first start; 0 for those that come after it
 * @param refunderKey file of the key that pays expired orders back; null if somebody else does
 */
public record IndexerSettings(
        @Nullable Address ethFlow,
        long startBlock,
        Duration pollInterval,
        @Nullable Path refunderKey,
        Duration refundInterval) {}
