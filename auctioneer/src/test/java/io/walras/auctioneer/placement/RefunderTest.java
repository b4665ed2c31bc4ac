package io.walras.auctioneer.placement;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderUid;
import io.walras.settlement.abi.EthFlowOrder;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefunderTest extends StagedTest {
    private static final int VALID_SECONDS = 600;

    @TempDir
    private Path folder = Path.of("");

    private Indexed indexed;
    private Refunder refunder;
    private long before;

    @BeforeEach
    void open() {
        indexed = new Indexed(stage, folder);
        refunder = new Refunder(
                stage.rpc,
                stage.settlement(),
                indexed.ethFlow(),
                Indexed.DEPTH,
                indexed.placements,
                stage.account(Stage.CAROL));
        before = stage.reader().transactionCount(Stage.CAROL.address());
    }

    @AfterEach
    void close() {
        indexed.close();
    }

    @Test
    void shouldPayAnExpiredOrderBackOnce() {
        kept(indexed.order(Stage.ALICE, VALID_SECONDS));
        stage.anvil.pass(VALID_SECONDS + 10);
        stage.anvil.mine(1);

        refunder.make();
        assertThat(stage.balance(stage.weth, indexed.ethFlow()).isZero()).isTrue();
        refunder.make();

        assertThat(sent()).isEqualTo(1);
    }

    @Test
    void shouldForgetAnOrderWhenItsRefundIsFinal() {
        kept(indexed.order(Stage.ALICE, VALID_SECONDS));
        stage.anvil.pass(VALID_SECONDS + 10);
        stage.anvil.mine(1);
        refunder.make();

        refunder.make();
        assertThat(expired()).isEqualTo(1);
        stage.anvil.mine(Indexed.DEPTH);
        refunder.make();

        assertThat(expired()).isZero();
    }

    @Test
    void shouldLeaveAnOrderAloneThatIsStillValid() {
        kept(indexed.order(Stage.ALICE, VALID_SECONDS));

        refunder.make();

        assertThat(sent()).isZero();
    }

    private void kept(EthFlowOrder order) {
        OrderUid uid = indexed.create(Stage.ALICE, order);
        indexed.placements.keep(uid, order, stage.head().number(), 0);
    }

    private int expired() {
        return indexed.placements
                .expired(indexed.ethFlow(), stage.head().timestamp(), 10)
                .size();
    }

    private long sent() {
        return stage.reader().transactionCount(Stage.CAROL.address()) - before;
    }
}
