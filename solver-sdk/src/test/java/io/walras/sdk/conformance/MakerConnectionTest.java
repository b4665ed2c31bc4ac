package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.sdk.maker.Inventory;
import io.walras.sdk.maker.MakerConnection;
import io.walras.sdk.maker.MakerListener;
import io.walras.sdk.maker.MakerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A maker that is written with the SDK, before a hub that says what a test wants. */
@Timeout(60)
class MakerConnectionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Bytes32 BUNDLE = Keccak256.hash("bundle");

    private final InstantSource clock = InstantSource.system();
    private final Inventory inventory = TestMaker.inventory();
    private final List<Execution> told = new CopyOnWriteArrayList<>();
    private ScriptedHub hub = hub();

    @TempDir
    Path folder = Path.of("");

    private ScriptedHub hub() {
        return ScriptedHub.listen(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                HubTerms.NOWHERE,
                Keccak256.hash("secret"),
                clock);
    }

    @BeforeEach
    void restart() {
        hub.close();
        hub = hub();
    }

    @AfterEach
    void close() {
        hub.close();
    }

    private MakerConnection maker() {
        return maker(TestMaker.options(hub.url()));
    }

    private MakerConnection maker(MakerOptions options) {
        return MakerConnection.open(new TestMaker(), inventory, options.withListener(new MakerListener() {
            @Override
            public void selected(Execution.Selected row) {
                told.add(row);
            }

            @Override
            public void released(Execution.Released row) {
                told.add(row);
            }

            @Override
            public void ended(Execution.Outcome row) {
                told.add(row);
            }
        }));
    }

    private MakerLine welcomed(long executions) {
        MakerLine line = hub.next(PATIENCE);
        line.login(TestMaker.KEY.address(), executions, PATIENCE);
        return line;
    }

    private HubMessage.Request request(String rfqId, long baseAmount) {
        HubTerms terms = HubTerms.NOWHERE;
        return new HubMessage.Request(
                rfqId,
                7,
                Orders.WETH,
                Orders.USDC,
                Uint256.of(baseAmount),
                Uint256.ZERO,
                1_000_000,
                clock.millis() + 5_000,
                clock.millis() / 1_000 + 60,
                terms.chainId(),
                terms.settlement(),
                terms.quoteSettler(),
                clock.millis() + 5_000);
    }

    private static SignedQuote quoted(MakerLine line) {
        return line.expect(MakerMessage.Answer.class, PATIENCE)
                .quotes()
                .getFirst()
                .toSigned();
    }

    private static Bytes32 hash(SignedQuote signed) {
        return HubTerms.NOWHERE.quoteDomain().digest(signed.quote().structHash());
    }

    private static void await(BooleanSupplier done) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("patience").isLessThan(until);
            LockSupport.parkNanos(5_000_000);
        }
    }

    @Test
    void shouldSignWhatTheQuoterOffersAndReserveIt() {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(0);
            line.tell(request("a", 100));

            SignedQuote signed = quoted(line);

            assertThat(signed.signedByKey(HubTerms.NOWHERE.quoteDomain())).contains(signed);
            assertThat(signed.quote().makerAmount()).isEqualTo(Uint256.of(200_000));
            assertThat(signed.quote().auctionId()).isEqualTo(7);
            assertThat(inventory.reserved(Orders.USDC)).isEqualTo(Uint256.of(200_000));
            assertThat(maker.welcomed()).isDone();
        }
    }

    @Test
    void shouldDeclineWhatItHasPromisedAlready() {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(0);
            line.tell(request("a", 1_000));
            quoted(line);
            line.tell(request("b", 1_000));
            quoted(line);

            line.tell(request("c", 1_000));

            assertThat(line.expect(MakerMessage.Reject.class, PATIENCE).reason())
                    .isEqualTo(RejectReason.Liquidity);
        }
    }

    @Test
    void shouldAnswerARequestThatComesAgainAsBefore() {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(0);
            HubMessage.Request request = request("a", 100);
            line.tell(request);
            MakerMessage.Answer first = line.expect(MakerMessage.Answer.class, PATIENCE);

            line.tell(request);

            assertThat(line.expect(MakerMessage.Answer.class, PATIENCE)).isEqualTo(first);
            assertThat(inventory.reserved(Orders.USDC)).isEqualTo(Uint256.of(200_000));
        }
    }

    @Test
    void shouldFreeWhatTheHubDoesNotAccept() {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(0);
            line.tell(request("a", 100));
            Bytes32 hash = hash(quoted(line));

            line.tell(new HubMessage.Ack("a", hash, AckStatus.Late, null, null));

            await(inventory::isIdle);
        }
    }

    @Test
    void shouldFreeWhatIsInNoAuction() {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(0);
            line.tell(request("a", 100));
            quoted(line);

            line.tell(new HubMessage.Cancel("a", HubMessage.CancelReason.NoAuction));

            await(inventory::isIdle);
        }
    }

    @Test
    void shouldFollowAQuoteAcrossConnectionsWithoutGapOrDuplicate() {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(0);
            line.tell(request("a", 100));
            Bytes32 hash = hash(quoted(line));
            Execution selected =
                    new Execution.Selected(hash, 7, Uint256.of(10), Uint256.of(20_000), BUNDLE, Orders.token(9));
            line.row(1, selected);
            await(() -> told.size() == 1);
            line.hangUp();

            MakerLine again = welcomed(2);
            assertThat(again.expect(MakerMessage.Resume.class, PATIENCE).executions())
                    .isEqualTo(1);
            again.row(1, selected);
            Execution settled = new Execution.Outcome(
                    hash,
                    7,
                    BUNDLE,
                    Execution.Outcome.End.Settled,
                    BUNDLE,
                    3L,
                    Uint256.of(10),
                    Uint256.of(20_000),
                    Execution.Outcome.Fault.None,
                    null);
            again.row(2, settled);

            await(inventory::isIdle);
            await(() -> told.size() == 2);
            assertThat(told).containsExactly(selected, settled);
            assertThat(inventory.held(Orders.USDC)).isEqualTo(Uint256.of(3_980_000));
            assertThat(inventory.held(Orders.WETH)).isEqualTo(Uint256.of(2_010));
        }
    }

    @Test
    void shouldAskAgainForARowThatIsMissing() {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(2);
            line.row(2, new Execution.Released(BUNDLE, 7, Execution.ReleaseReason.NotUsed));

            MakerLine again = welcomed(2);

            assertThat(again.expect(MakerMessage.Resume.class, PATIENCE).executions())
                    .isZero();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void shouldRememberInAFileWhatItHasPromised() {
        MakerOptions options = TestMaker.options(hub.url()).withMemory(folder.resolve("maker.json"));
        Bytes32 hash;
        try (MakerConnection maker = maker(options)) {
            MakerLine line = welcomed(0);
            line.row(1, new Execution.Released(BUNDLE, 7, Execution.ReleaseReason.NotUsed));
            line.tell(request("a", 100));
            hash = hash(quoted(line));
        }
        Inventory next = TestMaker.inventory();
        try (MakerConnection maker = MakerConnection.open(new TestMaker(), next, options)) {
            MakerLine line = hub.next(PATIENCE);
            line.login(TestMaker.KEY.address(), 1, PATIENCE);

            assertThat(line.expect(MakerMessage.Resume.class, PATIENCE).executions())
                    .isEqualTo(1);
            assertThat(next.reserved(Orders.USDC)).isEqualTo(Uint256.of(200_000));
            line.row(2, new Execution.Released(hash, 7, Execution.ReleaseReason.NotUsed));
            await(next::isIdle);
        }
    }

    @Test
    void shouldShowItsLaddersAgainOnANewConnection() {
        try (MakerConnection maker = maker()) {
            maker.publish(TestMaker.ladder());
            MakerLine line = welcomed(0);
            line.expect(MakerMessage.LevelsSnapshot.class, PATIENCE);
            line.hangUp();

            MakerLine again = welcomed(0);

            assertThat(again.expect(MakerMessage.LevelsSnapshot.class, PATIENCE).bids())
                    .isEqualTo(TestMaker.ladder().bids());
        }
    }

    @Test
    void shouldSignForNoOtherContractThanItWasToldAtHome() {
        MakerOptions options = TestMaker.options(hub.url()).signingFor(31_337, Orders.token(66));
        try (MakerConnection maker = maker(options)) {
            MakerLine line = hub.next(PATIENCE);
            line.login(TestMaker.KEY.address(), 0, PATIENCE);

            line.expectEnd(PATIENCE);

            assertThat(maker.isEnded()).isFalse();
        }
    }

    @Test
    void shouldNotComeBackWhenItWasReplaced() throws InterruptedException {
        try (MakerConnection maker = maker()) {
            MakerLine line = welcomed(0);

            line.expect(MakerMessage.SetUniverse.class, PATIENCE);
            line.tell(new HubMessage.Refused("Replaced", "logged in elsewhere", true, null));
            line.hangUp();

            maker.await();
        }
    }
}
