package io.walras.sdk.session;

import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.sdk.socket.ServerClock;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A file with the bids that have still to be opened, for the process that comes after this one. Without a file it does
 * nothing. What cannot be written or read is logged, and the solver goes on: only the memory is lost.
 */
final class BidMemory {
    private static final Logger LOG = System.getLogger(SolverConnection.class.getName());

    private final Optional<Path> file;

    BidMemory(Optional<Path> file) {
        this.file = file.map(Path::toAbsolutePath);
    }

    /** What the file holds. */
    record Kept(List<Bid> bids) {}

    /** One bid; times are unix milliseconds of the process's own clock. */
    record Bid(
            Eip712Domain domain,
            Commitment commitment,
            Bytes signature,
            Bytes32 salt,
            String text,
            long closes,
            long opensUntil) {}

    /** Writes down the bids that have still to be opened, in the place of those before. */
    void keep(Collection<OwnAuction> auctions, ServerClock clock) {
        file.ifPresent(target -> {
            List<Bid> bids = auctions.stream()
                    .flatMap(own -> own.counting().map(bid -> bid(own, bid, clock)).stream())
                    .toList();
            try {
                // Temporary files are readable by their owner alone; a reader finds the old file or the new one.
                Path written = Files.createTempFile(target.getParent(), "bids", ".tmp");
                Files.write(written, EngineJson.write(new Kept(bids)));
                Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException unwritable) {
                LOG.log(Level.ERROR, "bids cannot be kept in " + target, unwritable);
            }
        });
    }

    private static Bid bid(OwnAuction own, SealedBid bid, ServerClock clock) {
        return new Bid(
                own.domain,
                bid.signed().commitment(),
                bid.signed().signature(),
                bid.salt(),
                bid.text(),
                own.closes(clock),
                own.opensUntil(clock));
    }

    /** The auctions in which an earlier process of this solver committed to something that may still be opened. */
    List<OwnAuction> recall(Address solver, long now) {
        if (file.isEmpty() || !Files.exists(file.get())) {
            return List.of();
        }
        try {
            return EngineJson.read(Files.readAllBytes(file.get()), Kept.class).bids().stream()
                    .filter(bid -> bid.commitment().solver().equals(solver) && bid.opensUntil() >= now)
                    .map(BidMemory::recalled)
                    .toList();
        } catch (IOException | MalformedJsonException unreadable) {
            LOG.log(Level.ERROR, "the bids in " + file.get() + " cannot be read", unreadable);
            return List.of();
        }
    }

    private static OwnAuction recalled(Bid bid) {
        SignedCommitment signed = new SignedCommitment(bid.commitment(), bid.signature());
        return OwnAuction.recalled(
                new SealedBid(signed, bid.salt(), bid.text()), bid.domain(), bid.closes(), bid.opensUntil());
    }
}
