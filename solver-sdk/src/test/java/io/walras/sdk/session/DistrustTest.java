package io.walras.sdk.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.recorded.RecordedAuction;
import io.walras.sdk.testkit.FakeAuctioneer;
import io.walras.sdk.testkit.Outcome;
import io.walras.sdk.testkit.Recordings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a solver does not believe, though its auctioneer says it. */
@Timeout(60)
class DistrustTest {
    private static final PrivateKey KEY =
            PrivateKey.fromHex(Keccak256.hash("a solver").toString());
    private static final PrivateKey STRANGER =
            PrivateKey.fromHex(Keccak256.hash("a stranger").toString());
    private static final RecordedAuction RECORDED = Recordings.ofOrders(1, 1);
    private static final Bytes32 WORD = Keccak256.hash("word");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeAuctioneer auctioneer = FakeAuctioneer.start(Recordings.LIMITS);
    private final Witness witness = new Witness();
    private final SolverConnection connection = SolverConnection.open(
            new DirectSwapSolver(), SessionOptions.to(auctioneer.url(), KEY).withListener(witness));

    @BeforeEach
    void awaitSolver() {
        auctioneer.awaitSolvers(1);
    }

    @AfterEach
    void close() throws InterruptedException {
        auctioneer.close();
        connection.close();
    }

    private void tell(Bytes32 batch, long sentAt, long closesAt, long opensUntil) {
        auctioneer.say(new AuctioneerMessage.Auction(
                        1, batch, sentAt, closesAt, opensUntil, RECORDED.auction(), null, RECORDED.terms())
                .text());
    }

    private String distrusted() throws InterruptedException {
        return witness.next(Witness.Distrusted.class).what();
    }

    @Test
    void shouldPassAnAuctionWhoseBatchHasAnotherHash() throws Exception {
        long now = System.currentTimeMillis();

        tell(WORD, now, now + 5_000, now + 6_000);

        assertThat(distrusted()).startsWith("auction 1 is not the batch of the hash " + WORD);
        auctioneer.awaitMessages(SolverMessage.Pass.class, 1);
        assertThat(auctioneer.heard()).noneMatch(SolverMessage.Commit.class::isInstance);
    }

    @Test
    void shouldLeaveAnAuctioneerWhoseTimesDoNotFit() throws Exception {
        long now = System.currentTimeMillis();

        tell(BatchHash.of(RECORDED.batch()), now, now - 1, now + 6_000);

        assertThat(distrusted()).isEqualTo("an auction whose times do not fit");
        witness.next(Witness.Disconnected.class);
    }

    @Test
    void shouldNotBelieveAReceiptThatSomebodyElseSigned() throws Exception {
        CompletableFuture<Outcome> auction = auctioneer.hold(Recordings.ofOrders(1, 2), LONG, LONG);
        SolverMessage.Commit commit = committed();
        BidReceipt refusal =
                new BidReceipt(1, KEY.address(), commit.sequence(), commit.commitment(), 1, Long.MAX_VALUE);

        auctioneer.say(receipt(refusal, STRANGER).text());

        assertThat(distrusted()).isEqualTo("a receipt that it has not signed");
        assertThat(auction.get().isWonBy(KEY.address())).isTrue();
    }

    @Test
    void shouldNotBelieveAReceiptForABidThatItHasNotMade() throws Exception {
        var unused = auctioneer.hold(Recordings.ofOrders(1, 2), LONG, LONG);
        committed();

        auctioneer.say(receipt(new BidReceipt(1, KEY.address(), 0, WORD, 1, 2), STRANGER)
                .text());

        assertThat(distrusted()).isEqualTo("a receipt that fits no commitment");
    }

    @Test
    void shouldTellTheListenerThatItsBidsCanWinFromNowOn() throws Exception {
        AuctioneerMessage.Standing standing = new AuctioneerMessage.Standing(false, null);

        auctioneer.say(standing.text());

        assertThat(witness.next(AuctioneerMessage.Standing.class)).isEqualTo(standing);
    }

    private SolverMessage.Commit committed() {
        auctioneer.awaitMessages(SolverMessage.Commit.class, 1);
        return auctioneer.heard().stream()
                .filter(SolverMessage.Commit.class::isInstance)
                .map(SolverMessage.Commit.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static AuctioneerMessage.Receipt receipt(BidReceipt receipt, PrivateKey signer) {
        Eip712Domain domain = Eip712Domain.walras(31337, Address.fromHex("0x00000000000000000000000000000000005e771e"));
        return new AuctioneerMessage.Receipt(
                receipt.auctionId(),
                receipt.sequence(),
                receipt.seal(),
                receipt.receivedAt(),
                receipt.closesAt(),
                null,
                signer.sign(domain.digest(receipt.structHash())).toBytes());
    }
}
