package io.walras.settlement.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Tests on one {@link Stage} per class, each of which finds it as it was at the beginning. */
public abstract class StagedTest {
    protected static Stage stage;
    protected static Trades trades;
    private String snapshot = "";

    @BeforeAll
    static void openStage() {
        stage = Stage.open();
        trades = new Trades(stage);
    }

    @AfterAll
    static void closeStage() {
        stage.close();
    }

    @BeforeEach
    void remember() {
        snapshot = stage.anvil.snapshot();
    }

    @AfterEach
    void forget() {
        stage.anvil.revert(snapshot);
    }
}
