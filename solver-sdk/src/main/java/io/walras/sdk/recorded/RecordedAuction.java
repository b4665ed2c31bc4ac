package io.walras.sdk.recorded;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.session.BatchTerms;
import io.walras.protocol.wire.session.BidLimits;
import io.walras.sdk.Auction;
import io.walras.sdk.BundleJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An auction with all that solvers were told of it, as a JSON file {@code {"auction", "terms", "limits"}}.
 *
 * @param auction as engines see it
 * @param terms what its batch has besides
 * @param limits what bids may hold
 */
public record RecordedAuction(AuctionJson auction, BatchTerms terms, BidLimits limits) {
    public RecordedAuction {
        Objects.requireNonNull(auction, "auction");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(limits, "limits");
    }

    /**
     * Reads a recorded auction.
     *
     * @throws MalformedJsonException if it is none
     */
    public static RecordedAuction read(byte[] json) {
        return EngineJson.read(json, RecordedAuction.class);
    }

    /**
     * Reads a recorded auction of a file.
     *
     * @throws IOException if the file cannot be read
     * @throws MalformedJsonException if it holds none
     */
    public static RecordedAuction read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    /** The JSON of it. */
    public byte[] toJson() {
        return EngineJson.write(this);
    }

    /**
     * What the auctioneer judges by.
     *
     * @throws IllegalArgumentException if the terms do not go with the auction
     */
    public Batch batch() {
        return terms.batch(auction);
    }

    /** Who judges what {@code solver} bids in it. */
    public BundleJudge judge(Address solver) {
        return new BundleJudge(batch(), limits.ofBundle(), solver);
    }

    /** The auction as {@code solver} is given it. */
    public Auction forSolver(Address solver) {
        return Auction.of(auction, judge(solver));
    }
}
