package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.ledger.Ledger.Page;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.testing.Property;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
final class LedgerOrdersTest {
    private final ProjectedLedger lane;
    private final Ledger ledger;

    LedgerOrdersTest(Vendor vendor) {
        lane = ProjectedLedger.over(vendor);
        ledger = lane.ledger();
    }

    @Test
    void shouldKnowOfEveryOrderWhatThePoolKnows() {
        Property.forAll(20, gen -> {
            lane.clear();
            LaneStory story = new LaneStory(gen).steps(80);
            lane.happened(story.journal());

            for (PooledOrder order : story.state().pool().orders()) {
                assertThat(lane.order(order.uid())).isEqualTo(order);
            }
        });
    }

    @Test
    void shouldNotKnowAnOrderThatWasNeverAccepted() {
        OrderUid unknown =
                LaneEvents.intent(lane.gen, lane.owner, LaneEvents.AT).uid();

        assertThat(get(ledger.order(unknown))).isEmpty();
        assertThat(get(ledger.progress(unknown))).isEmpty();
        assertThat(get(ledger.incidents(unknown))).isEmpty();
    }

    @Test
    void shouldForgetAnUnsignedOrderWhenTheSameOneIsAcceptedAgain() {
        Intent signed = LaneEvents.intent(lane.gen, lane.owner, lane.now());
        Intent unsigned =
                new Intent(signed.uid(), signed.order(), new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        lane.happens(new PoolEvent.OrderAccepted(unsigned, "{}", lane.now()));
        lane.happens(new PoolEvent.WaitingChanged(unsigned.uid(), WaitReason.PresignaturePending));
        lane.happens(new PoolEvent.OrderAccepted(signed, "{}", lane.now()));

        PooledOrder known = get(ledger.order(signed.uid())).orElseThrow();

        assertThat(known.intent()).isEqualTo(signed);
        assertThat(known.waiting()).isNull();
        assertThat(get(ledger.ordersOf(lane.owner, new Page(0, 10), 0))).hasSize(1);
    }

    @Test
    void shouldListTheOrdersOfAnOwnerTheLatestFirst() {
        OrderUid first = lane.accepted();
        OrderUid second = lane.accepted();
        OrderUid third = lane.accepted();
        lane.happens(new PoolEvent.OrderAccepted(
                LaneEvents.intent(lane.gen, lane.gen.address(), lane.now()), "{}", lane.now()));

        assertThat(get(ledger.ordersOf(lane.owner, new Page(0, 10), 0)))
                .extracting(PooledOrder::uid)
                .containsExactly(third, second, first);
        assertThat(get(ledger.ordersOf(lane.owner, new Page(1, 1), 0)))
                .extracting(PooledOrder::uid)
                .containsExactly(second);
    }

    @Test
    void shouldListAnOrderThatAContractPlacedAsItsUsers() {
        Intent intent = LaneEvents.intent(lane.gen, lane.owner, lane.now());
        Address user = lane.gen.address();
        OrderTerms placed =
                OrderTerms.NONE.placedBy(new Placement(user, intent.order().validTo(), 0, lane.gen.bytes32(), 7, 0));
        lane.happens(new PoolEvent.OrderAccepted(intent, "{}", null, null, placed, lane.now()));

        assertThat(get(ledger.ordersOf(user, new Page(0, 10), 0)))
                .extracting(PooledOrder::uid)
                .containsExactly(intent.uid());
    }

    @Test
    void shouldFindTheNewestOrderThatTheOwnerGaveAName() {
        Intent older = LaneEvents.intent(lane.gen, lane.owner, lane.now());
        Intent newer = LaneEvents.intent(lane.gen, lane.owner, lane.now());
        Intent another = LaneEvents.intent(lane.gen, lane.gen.address(), lane.now());
        for (Intent intent : List.of(older, newer, another)) {
            lane.happens(new PoolEvent.OrderAccepted(intent, "{}", null, "mm-1", lane.now()));
        }

        assertThat(get(ledger.named(lane.owner, "mm-1", 0)).map(PooledOrder::uid))
                .contains(newer.uid());
        assertThat(get(ledger.named(lane.owner, "mm-2", 0))).isEmpty();
        assertThat(lane.order(older.uid()).clientId()).isEqualTo("mm-1");
    }

    @Test
    void shouldTellWhatAnOrderAsksForBesidesItsSignedFields() {
        Intent intent = LaneEvents.intent(lane.gen, lane.owner, lane.now());
        OrderTerms terms = LaneEvents.terms(lane.gen, lane.now());

        lane.happens(new PoolEvent.OrderAccepted(intent, "{}", null, null, terms, lane.now()));

        assertThat(lane.order(intent.uid()).terms()).isEqualTo(terms);
    }

    @Test
    void shouldListOrdersWithTheirFills() {
        OrderUid filled = lane.accepted();
        OrderUid untouched = lane.accepted();
        lane.won(1, filled);
        lane.won(2, filled);

        List<PooledOrder> orders = get(ledger.ordersOf(lane.owner, new Page(0, 10), 0));

        assertThat(orders).containsExactly(lane.order(untouched), lane.order(filled));
        assertThat(orders.getLast().fills()).containsOnlyKeys(1L, 2L);
    }

    @Test
    void shouldFindTheAppDataThatAnOrderBrought() {
        OrderUid uid = lane.accepted();

        assertThat(get(ledger.appData(lane.order(uid).intent().order().appData())))
                .contains("{}");
        assertThat(get(ledger.appData(lane.gen.bytes32()))).isEmpty();
    }

    @Test
    void shouldLeaveAnOrderCancelledThatTheLaneForgetsAfterItsTime() {
        OrderUid uid = lane.accepted();
        lane.happens(new PoolEvent.OrderCancelled(uid, lane.now()));
        lane.happens(new PoolEvent.OrderExpired(uid));

        assertThat(lane.order(uid).closing()).isEqualTo(Closing.CANCELLED);
    }
}
