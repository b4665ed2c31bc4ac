package io.walras.sdk.testkit;

import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import org.jspecify.annotations.Nullable;

/** Checks and makes the signatures of a {@link FakeAuctioneer} and keeps the book of a round. */
record Clerk(PrivateKey key, Eip712Domain domain) {
    boolean knows(SolverMessage.Login login, Bytes32 challenge) {
        return new SolverLogin(login.solver(), login.payout(), login.shadow(), challenge)
                .isSignedBy(login.signature(), domain);
    }

    AuctioneerMessage commit(SignedCommitment signed, Round round) {
        long now = System.currentTimeMillis();
        if (!signed.isAuthentic(domain)) {
            return new AuctioneerMessage.Refused("Unauthorized", "the signature is of somebody else", false);
        }
        SealedBook.Change change = round.book.commit(signed, now);
        round.book = change.next();
        BidReceipt receipt = BidReceipt.of(signed.commitment(), now, round.book.closesAt());
        Bytes signature = key.sign(domain.digest(receipt.structHash())).toBytes();
        return new AuctioneerMessage.Receipt(
                receipt.auctionId(),
                receipt.sequence(),
                receipt.seal(),
                now,
                receipt.closesAt(),
                name(change.refusal()),
                signature);
    }

    static AuctioneerMessage open(SolverMessage.Open open, Address solver, Round round) {
        long now = System.currentTimeMillis();
        SealedBook.Change change = round.book.show(open.by(solver), now);
        round.book = change.next();
        return new AuctioneerMessage.Opened(open.auctionId(), open.sequence(), now, name(change.refusal()));
    }

    private static @Nullable String name(SealedBook.@Nullable Refusal refusal) {
        return refusal == null ? null : refusal.name();
    }
}
