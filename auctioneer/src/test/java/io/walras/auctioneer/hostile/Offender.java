package io.walras.auctioneer.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.AuctioneerMessage.Auction;
import io.walras.protocol.wire.session.AuctioneerMessage.Opened;
import io.walras.protocol.wire.session.AuctioneerMessage.Receipt;
import io.walras.protocol.wire.session.AuctioneerMessage.Refused;
import java.net.InetSocketAddress;

/** A solver that misbehaves over a session. It comes back whenever it was thrown out. */
final class Offender implements AutoCloseable {
    private final PrivateKey key;
    private final InetSocketAddress server;
    private TestSolver session;

    Offender(PrivateKey key, InetSocketAddress server) {
        this.key = key;
        this.server = server;
        this.session = open();
    }

    private TestSolver open() {
        TestSolver opened = TestSolver.connect(server, key);
        opened.login(false);
        return opened;
    }

    Address address() {
        return key.address();
    }

    TestSolver session() {
        return session;
    }

    /** Has a session that hears, whatever it did to the one before. */
    void comeBack() {
        session.close();
        session = open();
    }

    /** Waits until it is told of this auction, whatever it is told of an earlier one on a new session. */
    void awaitAuction(Bytes32 batch) {
        while (!session.await(Auction.class).batch().equals(batch)) {
            Thread.onSpinWait();
        }
    }

    /** Commits to a bid that it will not replace. */
    void commit(Scene scene, String bid) {
        session.commit(scene.auctionId(), scene.batch(), 0, bid, true);
        assertTaken();
    }

    /** Waits until it is asked to open, and does so. */
    void openAsAsked(Scene scene, String bid) {
        session.await(AuctioneerMessage.OpenNow.class);
        session.open(scene.auctionId(), 0, bid);
        assertOpened();
    }

    void assertOpened() {
        assertThat(session.await(Opened.class).refusal()).isNull();
    }

    void assertTaken() {
        assertThat(session.await(Receipt.class).refusal()).isNull();
    }

    void assertReceipt(Refusal refusal) {
        assertThat(session.await(Receipt.class).refusal()).isEqualTo(refusal.name());
    }

    void assertOpened(Refusal refusal) {
        assertThat(session.await(Opened.class).refusal()).isEqualTo(refusal.name());
    }

    void assertRefused(String errorType) {
        assertThat(session.await(Refused.class).errorType()).isEqualTo(errorType);
    }

    @Override
    public void close() {
        session.close();
    }
}
