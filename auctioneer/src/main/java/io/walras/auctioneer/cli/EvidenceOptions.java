package io.walras.auctioneer.cli;

import io.walras.auctioneer.journal.StoredJson.UnreadableDocument;
import io.walras.auctioneer.replay.AuctionRecord;
import io.walras.auctioneer.replay.AuctionRecord.Equivocation;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.duty.FaultEvidence;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.order.PublishedFaults;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an auctioneer has published that shows a solver's fault. */
final class EvidenceOptions {
    private static final int MAX_RECORD_BYTES = 256 << 20;

    @Parameters(
            paramLabel = "AUCTION_ID|FILE",
            description = "The number of an auction, or a file with what the auctioneer answered about it: its record"
                    + " (equivocation) or its competition (propose).")
    @SuppressWarnings("NullAway.Init") // injected before a subcommand runs
    private String auction;

    @Option(
            names = "--api",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "The auctioneer to ask about a number (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // injected before a subcommand runs
    private URI api;

    /** A solver's faults in an auction; not empty. */
    record Faults(long auctionId, List<FaultEvidence> faults) {
        Bytes32 hash() {
            return FaultEvidence.hash(auctionId, faults);
        }

        String names() {
            return faults.stream().map(fault -> fault.fault().name()).collect(Collectors.joining(", "));
        }
    }

    /**
     * The proof that the solver contradicted itself; null for the only one who did.
     *
     * @throws BadInputException if the record cannot be read, or has none or several
     */
    Equivocation equivocation(@Nullable Address solver) {
        AuctionRecord record = record();
        List<Equivocation> proofs = record.equivocations() == null ? List.of() : record.equivocations();
        List<Equivocation> found = proofs.stream()
                .filter(proof -> solver == null || proof.solver().equals(solver))
                .filter(proof -> proof.isProof(record.awardDomain()))
                .toList();
        if (found.size() != 1) {
            throw new BadInputException(auction + ": "
                    + (found.isEmpty()
                            ? "no proof that a solver contradicted itself"
                            : "several solvers contradicted themselves; name one with --solver"));
        }
        return found.getFirst();
    }

    private AuctionRecord record() {
        try {
            return AuctionRecord.read(text("/api/v1/auctions/" + auction + "/record", MAX_RECORD_BYTES));
        } catch (UnreadableDocument unreadable) {
            throw new BadInputException(auction + ": not the record of an auction");
        }
    }

    /**
     * The faults of the solver.
     *
     * @throws BadInputException if the competition cannot be read or has none
     */
    Faults faultsOf(Address solver) {
        try {
            PublishedFaults published =
                    PublishedFaults.read(text("/api/v2/solver_competition/" + auction, PublishedFaults.MAX_BYTES));
            List<FaultEvidence> faults = published.of(solver);
            if (faults.isEmpty()) {
                throw new BadInputException(auction + ": no fault of " + solver.toChecksum());
            }
            return new Faults(published.auctionId(), faults);
        } catch (MalformedJsonException malformed) {
            throw new BadInputException(auction + ": " + malformed.getMessage());
        }
    }

    private String text(String path, int maxBytes) {
        return auction.matches("[0-9]{1,18}")
                ? PublishedText.of(api, path, maxBytes)
                : PublishedText.of(Path.of(auction), maxBytes);
    }
}
