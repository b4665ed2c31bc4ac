package io.walras.auctioneer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.cli.RegistryShell.Outcome;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.SolverBond;
import io.walras.settlement.dev.DevKeys;
import io.walras.settlement.testing.Stage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bond of a solver on a real chain. */
class BondCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Stage stage;
    private RegistryShell shell;

    @BeforeEach
    void open() {
        stage = Stage.open();
        shell = new RegistryShell(stage, folder);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private SolverBond bond() {
        return shell.reader().bond(Stage.SOLVER.address());
    }

    @Test
    void shouldTellABondAsTheRegistryHasIt() throws IOException {
        assertThat(shell.run(Stage.SOLVER, "bond", "unbond", "7").code()).isZero();

        Outcome shown = shell.ask("bond", "show", Stage.SOLVER.address());

        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("registered true", "active     false", "bond       " + Stage.BOND, "unbonding  7 from ");
        assertThat(shell.ask("bond", "show", Stage.BOB.address()).out()).contains("registered false", "bond       0");
    }

    @Test
    void shouldRegisterWhoeverBondsForTheFirstTimeAndThenAdd() throws IOException {
        Outcome first = shell.run(DevKeys.key(8), "bond", "deposit", "5");
        assertThat(first.out()).contains("register with a bond of 5 wei", "done in transaction 0x");
        Outcome second = shell.run(
                Stage.BOB, "bond", "deposit", "3", "--solver", DevKeys.key(8).address());
        assertThat(second.out())
                .contains("add 3 wei to the bond of " + DevKeys.key(8).address().toChecksum());

        SolverBond bond = shell.reader().bond(DevKeys.key(8).address());
        assertThat(bond.amount()).isEqualTo(Uint256.of(8));
        assertThat(bond.isRegistered()).isTrue();
    }

    @Test
    void shouldNotBondForWhoHasNotRegistered() throws IOException {
        Outcome outcome = shell.run(
                Stage.BOB, "bond", "deposit", "3", "--solver", DevKeys.key(8).address());

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).contains("has not registered").hasLineCount(1);
    }

    @Test
    void shouldWithdrawWhatWasAskedBackOnceTheDelayIsOver() throws IOException {
        shell.run(Stage.SOLVER, "bond", "unbond", "7");
        Outcome early = shell.run(Stage.SOLVER, "bond", "withdraw");
        assertThat(early.code()).isOne();
        assertThat(early.err()).contains("UnbondingNotOver").hasLineCount(1);

        stage.anvil.pass(3_601);
        Uint256 before = shell.balance(Stage.CAROL.address());
        Outcome paid = shell.run(Stage.SOLVER, "bond", "withdraw", "--to", Stage.CAROL.address());

        assertThat(paid.code()).as(paid.err()).isZero();
        assertThat(shell.balance(Stage.CAROL.address())).isEqualTo(before.plus(Uint256.of(7)));
        assertThat(bond().unbonding()).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldLeaveBondedWhatWasAskedBack() throws IOException {
        shell.run(Stage.SOLVER, "bond", "unbond", "7");

        Outcome outcome = shell.run(Stage.SOLVER, "bond", "cancel");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(bond().isActive()).isTrue();
        assertThat(bond().availableAt()).isZero();
    }

    @Test
    void shouldSayWhenThereIsNoRegistry() {
        Outcome outcome = shell.ask("bond", "show", Stage.SOLVER.address(), "--registry", Stage.BOB.address());

        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err()).hasLineCount(1);
    }
}
