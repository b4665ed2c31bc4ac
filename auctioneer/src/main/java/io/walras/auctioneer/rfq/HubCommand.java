package io.walras.auctioneer.rfq;

import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.auctioneer.rfq.QuoteSource.Gathered;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.rfq.quality.MakerQuality;
import io.walras.settlement.chain.QuoteView;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the hub is told. */
public sealed interface HubCommand {
    /** An auction is about to be cut. */
    record Gather(Enquiry enquiry, CompletableFuture<Gathered> answer) implements HubCommand {}

    /** A maker answered a request; the line is that of whoever said it. */
    record Answered(Address maker, MakerLine line, String rfqId, Reply.Heard heard) implements HubCommand {}

    /** A maker takes a quote back. */
    record Revoked(Address maker, MakerLine line, Bytes32 hash) implements HubCommand {}

    /** No more answers count in this round. */
    record AnswersDue(long round) implements HubCommand {}

    /** The chain has had its time in this round. */
    record CheckDue(long round) implements HubCommand {}

    /** What the chain says of the quotes of this round; empty if it did not tell. */
    record Checked(long round, Optional<QuoteView> view) implements HubCommand {}

    /** How well makers quote by now. */
    record QualityKnown(MakerQuality quality) implements HubCommand {}

    /** It cannot be read now how well makers quote; what was known is believed. */
    enum QualityUnknown implements HubCommand {
        NOW
    }

    /** There is news of makers in the ledger. */
    enum News implements HubCommand {
        NOW
    }
}
