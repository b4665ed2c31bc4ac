package io.walras.auctioneer.quote;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What quotes ask of the chain. All calls block and throw if the chain does not answer. */
public interface QuoteChain {
    /** A batch of this one order, with these calls, at the latest block, and the pools that it could be traded through. */
    Batch batch(Intent intent, Hooks hooks);

    /** What solvers are told besides the batch. */
    EngineAuction.Terms terms(Batch batch, Instant deadline);

    /**
     * Simulates the bundle as if its order's owner had signed and had the funds.
     *
     * @return the gas units that its settlement takes; empty if it does not go through
     */
    OptionalLong verify(Batch batch, VerifiedBundle bundle);

    /** The price of 10^18 atoms of the token in wei, by the reserves of the latest block; empty if there is no route. */
    Optional<Uint256> nativePrice(Address token);
}
