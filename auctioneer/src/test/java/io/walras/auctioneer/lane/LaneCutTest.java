package io.walras.auctioneer.lane;

import static io.walras.protocol.testing.Orders.ALICE;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.ChainView;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.CutRules;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.FeeRule;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.WaitReason;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LaneCutTest {
    private static final long NOW = 1_000_000;
    private static final FeeRule RULE = new FeeRule(
            FeeRule.Scope.ALL, FeeRule.Basis.VOLUME, Fraction.of(2, 10_000), Fraction.of(2, 10_000), token(60));
    private static final List<ChargedPolicy> POLICIES =
            List.of(new ChargedPolicy(new FeePolicy.Volume(Fraction.of(2, 10_000)), token(60)));

    private final LaneMachine machine = new LaneMachine(
            new CutRules(WETH, 100, 10, 60, List.of(RULE)),
            award -> Bytes.of(award.structHash().toArray()));
    private final Intent intent = Orders.sell().signed();
    private final LaneState state = admitted(LaneState.empty(IntentPool.empty(Pools.rules(10, 10))));

    private LaneState admitted(LaneState empty) {
        return empty.applyAll(LaneMachine.pool(empty, new PoolInput.Admit(intent, "{}", true, NOW))
                .events());
    }

    private Decision<Optional<Batch>> cut() {
        return machine.cut(state, chain(), MakersWord.NONE, NOW);
    }

    private ChainView chain() {
        Uint256 plenty = Uint256.of(1_000_000);
        ConstantProductPool pool =
                new ConstantProductPool(token(50), token(51), WETH, USDC, plenty, plenty, Fraction.of(3, 1000), 1);
        return new ChainView(
                new Batch.BlockRef(9, Keccak256.hash("block 9"), 999, Uint256.ONE),
                Set.of(intent.uid()),
                Map.of(new Holding(ALICE.address(), WETH), new Funds(plenty, plenty)),
                Map.of(),
                Set.of(),
                List.of(pool));
    }

    @Test
    void shouldJournalTheFeePoliciesOfTheBatch() {
        assertThat(cut().events())
                .filteredOn(LaneEvent.AuctionCut.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        LaneEvent.AuctionCut.class,
                        event -> assertThat(event.feePolicies()).isEqualTo(POLICIES));
    }

    @Test
    void shouldRememberTheOrdersOfTheBatchAsTheyStood() {
        LatestBatch latest = machine.latest(state, chain(), cut().answer().orElseThrow());

        OrderUid uid = intent.uid();
        assertThat(latest.orders()).containsOnlyKeys(uid);
        assertThat(latest.orders().get(uid)).extracting(PooledOrder::acceptedAt).isEqualTo(NOW);
        assertThat(latest.leftOut()).isEmpty();
    }

    @Test
    void shouldJournalOnceThatAnOrderHasTooLittleTimeLeft() {
        long late = (intent.order().validTo() - 9) * 1_000;
        assertThat(machine.beforeCut(state, late - 1_000)).isEmpty();

        List<LaneEvent> events = machine.beforeCut(state, late);

        assertThat(events)
                .containsExactly(new LaneEvent.OrderChanged(
                        new PoolEvent.WaitingChanged(intent.uid(), WaitReason.TooLittleTimeLeft)));
        assertThat(machine.beforeCut(state.applyAll(events), late + 1_000)).isEmpty();
    }
}
