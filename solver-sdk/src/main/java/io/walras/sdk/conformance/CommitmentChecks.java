package io.walras.sdk.conformance;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctionDelta;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How an auctioneer tells auctions, and which commitments it takes. */
final class CommitmentChecks {
    static final String BID = "{\"solutions\":[]}";
    private static final String OTHER_BID = "{\"solutions\":[ ]}";

    private CommitmentChecks() {}

    /** The checks by name, in the order in which they are told. */
    static Map<String, Consumer<Probes>> all() {
        Map<String, Consumer<Probes>> checks = new LinkedHashMap<>();
        checks.put("tells an auction whose batch has the hash that is named", CommitmentChecks::wholeAuction);
        checks.put("tells the next auction so that it can be put together", CommitmentChecks::nextAuction);
        checks.put("tells the whole auction again, but once", CommitmentChecks::resync);
        checks.put("signs a receipt for a commitment that counts", CommitmentChecks::counts);
        checks.put("takes a commitment that is sent again", CommitmentChecks::sentAgain);
        checks.put("takes a later commitment in the place of an earlier", CommitmentChecks::replaced);
        checks.put("refuses a commitment that another has signed", CommitmentChecks::anotherSigner);
        checks.put("refuses a commitment to another batch", CommitmentChecks::anotherBatch);
        checks.put("refuses a commitment to another auction", CommitmentChecks::anotherAuction);
        checks.put("refuses two bids under one number", CommitmentChecks::equivocation);
        checks.put("refuses a number below one that was used", CommitmentChecks::staleSequence);
        checks.put("refuses a commitment after the last", CommitmentChecks::afterTheLast);
        checks.put("refuses too many commitments", CommitmentChecks::tooMany);
        checks.put("refuses a late commitment, with a receipt that proves it", CommitmentChecks::late);
        return checks;
    }

    /** The number of an auction that is told as a whole. */
    static long id(AuctioneerMessage.Auction told) {
        return id(snapshot(told));
    }

    private static long id(AuctionJson auction) {
        Long id = auction.id();
        if (id == null) {
            throw new Deviation("an auction without a number");
        }
        return id;
    }

    private static AuctionJson snapshot(AuctioneerMessage.Auction told) {
        AuctionJson snapshot = told.snapshot();
        if (snapshot == null) {
            throw new Deviation("a difference where a whole auction was expected");
        }
        return snapshot;
    }

    private static void requireBatch(AuctioneerMessage.Auction told, AuctionJson auction) {
        try {
            Batch batch = told.terms().batch(auction);
            Deviation.requireEqual(BatchHash.of(batch), told.batch(), "the hash of the batch");
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            throw new Deviation("the auction is no batch: " + impossible.getMessage());
        }
        Deviation.require(
                0 <= told.sentAt() && told.sentAt() <= told.closesAt() && told.closesAt() <= told.opensUntil(),
                "the times " + told.sentAt() + ", " + told.closesAt() + " and " + told.opensUntil() + " do not ascend");
    }

    private static void wholeAuction(Probes probes) {
        AuctioneerMessage.Auction told = probes.connect().firstAuction();
        requireBatch(told, snapshot(told));
    }

    private static void nextAuction(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction first = probe.firstAuction();
        AuctioneerMessage.Auction second = probe.nextAuction();
        AuctionDelta delta = second.delta();
        try {
            requireBatch(second, delta == null ? snapshot(second) : delta.applyTo(snapshot(first)));
        } catch (IllegalArgumentException unfitting) {
            throw new Deviation("the difference does not fit: " + unfitting.getMessage());
        }
        Deviation.require(
                delta == null || second.sequence() == first.sequence() + 1, "a difference that skips an auction");
    }

    private static void resync(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        probe.say(new SolverMessage.Resync());
        AuctioneerMessage.Auction again = probe.nextAuction();
        Deviation.requireEqual(id(again), id(told), "the auction");
        Deviation.requireEqual(snapshot(again), snapshot(told), "the auction that is told again");
        probe.say(new SolverMessage.Resync());
        probe.expectRefused("TooFast", true);
    }

    private static void counts(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        Commitment commitment = probe.commitment(id(told), told.batch(), 0, BID, false);
        requireReceipt(probe, told, commitment, null);
    }

    private static void sentAgain(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        Commitment commitment = probe.commitment(id(told), told.batch(), 0, BID, false);
        requireReceipt(probe, told, commitment, null);
        requireReceipt(probe, told, commitment, null);
    }

    private static void replaced(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        requireReceipt(probe, told, probe.commitment(id(told), told.batch(), 0, BID, false), null);
        requireReceipt(probe, told, probe.commitment(id(told), told.batch(), 7, OTHER_BID, false), null);
    }

    private static void anotherSigner(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        Probe other = probes.connect();
        probe.say(SolverMessage.Commit.of(other.signed(other.commitment(id(told), told.batch(), 0, BID, false))));
        probe.expectRefused("Unauthorized", false);
    }

    private static void anotherBatch(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        Commitment commitment = probe.commitment(id(told), Keccak256.hash("another batch"), 0, BID, false);
        requireReceipt(probe, told, commitment, Refusal.InputMismatch);
    }

    private static void anotherAuction(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        Commitment commitment = probe.commitment(id(told) + 1_000_000, told.batch(), 0, BID, false);
        requireReceipt(probe, told, commitment, Refusal.WrongAuction);
    }

    private static void equivocation(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        requireReceipt(probe, told, probe.commitment(id(told), told.batch(), 0, BID, false), null);
        Commitment other = probe.commitment(id(told), told.batch(), 0, OTHER_BID, false);
        requireReceipt(probe, told, other, Refusal.Equivocation);
    }

    private static void staleSequence(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        requireReceipt(probe, told, probe.commitment(id(told), told.batch(), 5, BID, false), null);
        Commitment older = probe.commitment(id(told), told.batch(), 4, OTHER_BID, false);
        requireReceipt(probe, told, older, Refusal.StaleSequence);
    }

    /** The second solver says nothing, so that bids are not closed before their time. */
    private static void afterTheLast(Probes probes) {
        Probes.Pair pair = probes.pair();
        Probe probe = pair.first();
        AuctioneerMessage.Auction told = pair.told();
        requireReceipt(probe, told, probe.commitment(id(told), told.batch(), 0, BID, true), null);
        Commitment more = probe.commitment(id(told), told.batch(), 1, OTHER_BID, false);
        requireReceipt(probe, told, more, Refusal.StaleSequence);
    }

    private static void tooMany(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        for (int i = 0; i < SealedBook.MAX_COMMITMENTS; i++) {
            requireReceipt(probe, told, probe.commitment(id(told), told.batch(), i, BID, false), null);
        }
        Commitment more = probe.commitment(id(told), told.batch(), SealedBook.MAX_COMMITMENTS, BID, false);
        requireReceipt(probe, told, more, Refusal.TooManyCommitments);
    }

    private static void late(Probes probes) {
        Probe probe = probes.connect();
        AuctioneerMessage.Auction told = probe.firstAuction();
        probe.sleepMillis(told.closesAt() - told.sentAt() + 20);
        Commitment commitment = probe.commitment(id(told), told.batch(), 0, BID, false);
        AuctioneerMessage.Receipt receipt = requireReceipt(probe, told, commitment, Refusal.LateBid);
        Deviation.require(
                receipt.receivedAt() > receipt.closesAt(),
                "the receipt says " + receipt.receivedAt() + ", which is not after " + receipt.closesAt());
    }

    /** Commits; the receipt is about this commitment, signed by the auctioneer, and refuses it or not as expected. */
    static AuctioneerMessage.Receipt requireReceipt(
            Probe probe, AuctioneerMessage.Auction told, Commitment commitment, @Nullable Refusal refusal) {
        AuctioneerMessage.Receipt receipt = probe.commit(commitment);
        Deviation.requireEqual(
                String.valueOf(receipt.refusal()), String.valueOf(refusal), "the refusal in the receipt");
        Deviation.requireEqual(receipt.auctionId(), commitment.auctionId(), "auctionId in the receipt");
        Deviation.requireEqual(receipt.sequence(), commitment.sequence(), "sequence in the receipt");
        Deviation.requireEqual(receipt.commitment(), commitment.seal(), "commitment in the receipt");
        Deviation.requireEqual(receipt.closesAt(), told.closesAt(), "closesAt in the receipt");
        Deviation.require(
                refusal == Refusal.LateBid || receipt.receivedAt() <= receipt.closesAt(),
                "a receipt of " + receipt.receivedAt() + ", which is after " + receipt.closesAt());
        boolean signed = EcdsaSignature.parse(receipt.signature())
                .flatMap(signature -> Secp256k1.best()
                        .recover(
                                probe.domain()
                                        .digest(receipt.by(probe.address()).structHash()),
                                signature))
                .filter(probe.welcome().auctioneer()::equals)
                .isPresent();
        Deviation.require(signed, "the receipt is not signed by the auctioneer that welcome names");
        return receipt;
    }
}
