package io.walras.auctioneer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.ledger.Placements;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.settlement.abi.EthFlowOrder;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainIndexerTest extends StagedTest {
    @TempDir
    private Path folder = Path.of("");

    private Indexed indexed;

    @BeforeEach
    void open() {
        indexed = new Indexed(stage, folder);
    }

    @AfterEach
    void close() {
        indexed.close();
    }

    @Test
    void shouldAdmitAnAnnouncedOrderOnce() {
        EthFlowOrder order = indexed.order(Stage.ALICE, 600);
        OrderUid uid = indexed.create(Stage.ALICE, order);
        ChainIndexer indexer = indexed.indexer();

        indexer.make();
        indexer.make();

        assertThat(indexed.admitted()).hasSize(1);
        PoolInput.Admit admit = indexed.admitted().getFirst();
        assertThat(admit.intent().uid()).isEqualTo(uid);
        Placement placement = Objects.requireNonNull(admit.terms().placement());
        assertThat(placement.sender()).isEqualTo(Stage.ALICE.address());
        assertThat(placement.userValidTo()).isEqualTo(order.userValidTo());
        assertThat(placement.quoteId()).isEqualTo(7);
        assertThat(placement.blockNumber()).isEqualTo(stage.head().number());
    }

    @Test
    void shouldAdmitAnAnnouncedOrderInPlaceOfOneThatSomebodyPosted() {
        EthFlowOrder order = indexed.order(Stage.ALICE, 600);
        Intent posted = Intent.of(
                stage.orderDomain().separator(),
                order.order(),
                indexed.ethFlow(),
                new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        indexed.lane.tell(new PoolInput.Admit(posted, "{}", false, 0));
        OrderUid uid = indexed.create(Stage.ALICE, order);

        indexed.indexer().make();

        assertThat(uid).isEqualTo(posted.uid());
        assertThat(indexed.order(uid).terms().placement()).isNotNull();
        assertThat(indexed.order(uid).isPendingPresignature()).isFalse();
    }

    @Test
    void shouldExpireAnOrderWhenItsUserWants() {
        EthFlowOrder order = indexed.order(Stage.ALICE, 600);
        OrderUid uid = indexed.create(Stage.ALICE, order);
        indexed.indexer().make();

        indexed.lane.tell(new PoolInput.Tick(order.userValidTo()));
        assertThat(indexed.order(uid).isOpen()).isTrue();
        indexed.lane.tell(new PoolInput.Tick(order.userValidTo() + 1));

        assertThat(indexed.order(uid).closing()).isEqualTo(Closing.EXPIRED);
    }

    @Test
    void shouldCloseAnOrderWhenItsEndIsFinalAndNotBefore() {
        EthFlowOrder order = indexed.order(Stage.ALICE, 600);
        OrderUid uid = indexed.create(Stage.ALICE, order);
        ChainIndexer indexer = indexed.indexer();
        indexer.make();
        indexed.invalidate(Stage.ALICE, order);

        stage.anvil.mine(Indexed.DEPTH - 1);
        indexer.make();
        assertThat(indexed.order(uid).isOpen()).isTrue();
        stage.anvil.mine(1);
        indexer.make();

        assertThat(indexed.order(uid).closing()).isEqualTo(Closing.INVALIDATED);
    }

    @Test
    void shouldForgetAnEndThatIsReorganisedAway() {
        EthFlowOrder order = indexed.order(Stage.ALICE, 600);
        OrderUid uid = indexed.create(Stage.ALICE, order);
        stage.anvil.mine(Indexed.DEPTH + 1);
        ChainIndexer indexer = indexed.indexer();
        indexer.make();
        indexed.invalidate(Stage.ALICE, order);
        indexer.make();

        stage.anvil.reorganise(1);
        stage.anvil.mine(Indexed.DEPTH + 1);
        indexer.make();

        assertThat(indexed.order(uid).isOpen()).isTrue();
    }

    @Test
    void shouldBeginWhereTheChainIsWhenNothingElseIsSaid() {
        EthFlowOrder order = indexed.order(Stage.ALICE, 600);
        ChainIndexer indexer = indexed.indexer(0);
        indexer.make();
        OrderUid uid = indexed.create(Stage.ALICE, order);
        indexer.make();
        indexed.invalidate(Stage.ALICE, order);
        stage.anvil.mine(Indexed.DEPTH);

        indexer.make();

        assertThat(indexed.order(uid).closing()).isEqualTo(Closing.INVALIDATED);
    }

    @Test
    void shouldGoOnWhereAnotherWasStopped() {
        indexed.indexer().make();
        OrderUid uid = indexed.create(Stage.ALICE, indexed.order(Stage.ALICE, 600));
        stage.anvil.mine(Indexed.DEPTH + 1);

        indexed.indexer().make();

        assertThat(indexed.admitted()).extracting(admit -> admit.intent().uid()).containsExactly(uid);
        assertThat(indexed.placements.position(stage.settlement()).orElseThrow().block())
                .isEqualTo(stage.head().number() - Indexed.DEPTH);
    }

    @Test
    void shouldReadAgainFromSomeWayBackWhenAFinalBlockIsGone() {
        indexed.indexer().make();
        OrderUid uid = indexed.create(Stage.ALICE, indexed.order(Stage.ALICE, 600));
        stage.anvil.mine(Indexed.DEPTH);
        Placements.Position wrong = new Placements.Position(
                stage.head().number(), stage.orderDomain().separator());
        indexed.placements.advance(stage.settlement(), wrong);

        indexed.indexer().make();

        assertThat(indexed.order(uid).isOpen()).isTrue();
    }

    @Test
    void shouldKeepWhyAnAnnouncedOrderIsNotTakenIn() {
        OrderUid uid = indexed.create(Stage.ALICE, indexed.order(Stage.ALICE, 20));

        indexed.indexer().make();

        assertThat(indexed.placements.refusal(uid)).hasValueSatisfying(refused -> {
            assertThat(refused.code()).isEqualTo("PreValidationError");
            assertThat(refused.reason()).startsWith("InsufficientValidTo: ");
        });
        assertThat(indexed.admitted()).isEmpty();
    }

    @Test
    void shouldStillKnowWhyAnOrderWasNotTakenInWhenItsUserHasTakenItBack() {
        EthFlowOrder order = indexed.order(Stage.ALICE, 20);
        OrderUid uid = indexed.create(Stage.ALICE, order);
        ChainIndexer indexer = indexed.indexer();
        indexer.make();
        indexed.invalidate(Stage.ALICE, order);
        stage.anvil.mine(Indexed.DEPTH);

        indexer.make();

        assertThat(indexed.placements.refusal(uid)).isPresent();
        assertThat(indexed.placements.expired(indexed.ethFlow(), order.userValidTo() + 1, 10))
                .isEmpty();
    }

    @Test
    void shouldLinkAnOrderToTheQuoteThatItsUserNames() {
        OrderQuote quote = new OrderQuote(
                7,
                Stage.SOLVER.address(),
                Indexed.AMOUNT,
                Indexed.AMOUNT,
                Uint256.ZERO,
                Uint256.ONE,
                Uint256.ONE,
                "1",
                true);
        indexed.quotes.link(quote);
        indexed.create(Stage.ALICE, indexed.order(Stage.ALICE, 600));

        indexed.indexer().make();

        assertThat(indexed.admitted().getFirst().terms().quote()).isEqualTo(quote);
    }

    @Test
    void shouldCloseAnyOrderThatItsOwnerInvalidates() {
        Intent intent = Orders.sell().by(Stage.ALICE).signed();
        indexed.lane.tell(new PoolInput.Admit(intent, "{}", true, 0));
        stage.account(Stage.ALICE)
                .call(
                        stage.settlement(),
                        Uint256.ZERO,
                        Web3jTypes.call(
                                "invalidateOrder",
                                Web3jTypes.of(Bytes.of(intent.uid().toArray()))));
        stage.anvil.mine(Indexed.DEPTH);

        indexed.indexer().make();

        assertThat(indexed.order(intent.uid()).closing()).isEqualTo(Closing.INVALIDATED);
    }
}
