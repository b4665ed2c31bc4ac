package io.walras.auctioneer.intake;

import static io.walras.auctioneer.intake.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.testing.MemoryLane;
import io.walras.auctioneer.testing.MemoryLedger;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderCancellation;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import io.walras.protocol.wire.order.OrderCancellations;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pcollections.TreePMap;

class CancellationIntakeTest {
    private static final Intent FIRST = draft().intent();
    private static final Intent SECOND = draft().validTo(Drafts.NOW + 7200).intent();
    private static final IntakeAnswer CANCELLED = new IntakeAnswer.Cancelled(false);

    private final MemoryLane lane = new MemoryLane(Pools.rules(10, 100));
    private final MemoryLedger ledger = new MemoryLedger();
    private final SettableClock clock = new SettableClock(Drafts.NOW);
    private final CancellationIntake intake = new CancellationIntake(
            Drafts.RULES,
            IntakeSettings.of(ConfigFactory.parseResources("reference.conf").getConfig("walras.intake")),
            lane,
            ledger,
            Runnable::run,
            clock);

    @BeforeEach
    void admitTwoOrders() {
        lane.tell(new PoolInput.Admit(FIRST, "{}", true, clock.millis()));
        lane.tell(new PoolInput.Admit(SECOND, "{}", true, clock.millis()));
    }

    @ParameterizedTest
    @EnumSource(
            value = SigningScheme.class,
            names = {"EIP712", "ETHSIGN"})
    void shouldCancelSeveralOrders(SigningScheme scheme) throws Exception {
        assertThat(get(intake.cancelAll(signed(Orders.ALICE, scheme, FIRST.uid(), SECOND.uid()))))
                .isEqualTo(CANCELLED);
    }

    @Test
    void shouldCancelOneOrderByASignatureOverItAlone() throws Exception {
        Bytes32 digest = Drafts.DOMAIN.digest(OrderCancellation.structHash(FIRST.uid()));
        assertThat(get(intake.cancelOne(cancellations(Orders.ALICE, SigningScheme.EIP712, digest, FIRST.uid()))))
                .isEqualTo(CANCELLED);
    }

    @Test
    void shouldTellThatAnAwardMayYetFillTheOrder() throws Exception {
        Uint256 amount = FIRST.order().sellAmount();
        OrderFill live = new OrderFill(1, amount, amount, Uint256.ZERO, Uint256.ZERO, OrderFill.Phase.LIVE);
        lane.tell(new PoolInput.Reserve(new TreeMap<>(Map.of(FIRST.uid(), live))));
        assertThat(get(intake.cancelAll(signed(Orders.ALICE, SigningScheme.EIP712, FIRST.uid()))))
                .isEqualTo(new IntakeAnswer.Cancelled(true));
    }

    @Test
    void shouldCancelNothingForAStranger() throws Exception {
        assertThat(get(intake.cancelAll(signed(Orders.BOB, SigningScheme.EIP712, FIRST.uid()))))
                .isEqualTo(refused(Code.WrongOwner));
    }

    @Test
    void shouldNotKnowAnOrderThatNeverWas() throws Exception {
        OrderUid unknown = draft().validTo(Drafts.NOW + 9).intent().uid();
        assertThat(get(intake.cancelAll(signed(Orders.ALICE, SigningScheme.EIP712, unknown))))
                .isEqualTo(refused(Code.OrderNotFound));
    }

    @Test
    void shouldRefuseASecondCancellation() throws Exception {
        OrderCancellations cancellation = signed(Orders.ALICE, SigningScheme.EIP712, FIRST.uid());
        get(intake.cancelAll(cancellation));
        assertThat(get(intake.cancelAll(cancellation))).isEqualTo(refused(Code.AlreadyCancelled));
    }

    @Test
    void shouldLeaveOnChainOrdersToTheChain() throws Exception {
        OrderDraft presigned = draft().scheme(SigningScheme.PRESIGN).validTo(Drafts.NOW + 99);
        lane.tell(new PoolInput.Admit(presigned.intent(), "{}", true, clock.millis()));
        assertThat(get(intake.cancelAll(signed(
                        Orders.ALICE, SigningScheme.EIP712, presigned.intent().uid()))))
                .isEqualTo(refused(Code.OnChainOrder));
    }

    @Test
    void shouldRefuseWhatIsNoSignature() throws Exception {
        OrderCancellations broken =
                new OrderCancellations(List.of(FIRST.uid()), Bytes.fromHex("0x1234"), SigningScheme.EIP712);
        assertThat(get(intake.cancelAll(broken))).isEqualTo(refused(Code.InvalidSignature));
        assertThat(lane.inputs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"EXPIRED, OrderExpired", "CANCELLED, AlreadyCancelled"})
    void shouldKnowFromTheLedgerHowAForgottenOrderEnded(PooledOrder.Closing closing, Code code) throws Exception {
        Intent forgotten = draft().validTo(Drafts.NOW - 100).intent();
        ledger.put(new PooledOrder(forgotten, "{}", 0, 0, null, TreePMap.empty(), closing, null));
        assertThat(get(intake.cancelAll(signed(Orders.ALICE, SigningScheme.EIP712, forgotten.uid()))))
                .isEqualTo(refused(code));
        assertThat(get(intake.cancelAll(signed(Orders.BOB, SigningScheme.EIP712, forgotten.uid()))))
                .isEqualTo(refused(Code.WrongOwner));
    }

    private static OrderCancellations signed(PrivateKey key, SigningScheme scheme, OrderUid... uids) {
        Bytes32 digest = Drafts.DOMAIN.digest(OrderCancellation.structHash(List.of(uids)));
        return cancellations(key, scheme, digest, uids);
    }

    private static OrderCancellations cancellations(
            PrivateKey key, SigningScheme scheme, Bytes32 digest, OrderUid... uids) {
        return new OrderCancellations(
                List.of(uids), OrderSignature.sign(key, scheme, digest).bytes(), scheme);
    }

    private static IntakeAnswer get(CompletionStage<IntakeAnswer> stage) throws Exception {
        IntakeAnswer answer = stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        return answer instanceof IntakeAnswer.Refused refused
                ? refused(refused.refusal().code())
                : answer;
    }

    /** A refusal compared by its code alone. */
    private static IntakeAnswer refused(Code code) {
        return new IntakeAnswer.Refused(new Refusal(code, ""));
    }
}
