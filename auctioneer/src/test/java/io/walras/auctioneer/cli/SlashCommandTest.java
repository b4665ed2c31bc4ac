package io.walras.auctioneer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.cli.RegistryShell.Outcome;
import io.walras.auctioneer.replay.AuctionRecord;
import io.walras.auctioneer.replay.AuctionRecord.Equivocation;
import io.walras.auctioneer.replay.RecordedAuction;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.duty.FaultEvidence;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.SlashProposal;
import io.walras.settlement.chain.SlashProposal.State;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Slashing on a real chain: 500 wei per auction by proposal, 1000 for an equivocation, half an hour to dispute. */
class SlashCommandTest {
    private static final Address SOLVER = Stage.SOLVER.address();
    private static final String EVIDENCE = "InteractionFailed(1, 0, ) on the state after block 9";
    private static final String COMPETITION = """
            {"auctionId": 7, "solutions": [], "dutyFaults": [
              {"solver": "%s", "fault": "NotSettled", "evidence": "%s", "at": 1790000000123}]}
            """.formatted(SOLVER, EVIDENCE);

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

    private Outcome propose(long amount) throws IOException {
        Path file = Files.writeString(folder.resolve("competition.json"), COMPETITION);
        return shell.run(
                Stage.AUCTIONEER, "slash", "propose", file, "--solver", SOLVER, "--amount", Long.toString(amount));
    }

    private State state(long id) {
        return shell.reader().proposal(id).state();
    }

    private Uint256 bond() {
        return shell.reader().bond(SOLVER).amount();
    }

    private static Uint256 bondLess(long wei) {
        return Stage.BOND.minus(Uint256.of(wei));
    }

    @Test
    void shouldProposeForPublishedFaultsAndExecuteWhenNobodyDisputed() throws IOException {
        Outcome proposed = propose(500);
        assertThat(proposed.code()).as(proposed.err()).isZero();
        assertThat(proposed.out()).contains("propose to slash 500 wei of " + SOLVER.toChecksum() + " for NotSettled");
        SlashProposal proposal = shell.reader().proposal(1);
        FaultEvidence fault = new FaultEvidence(SOLVER, SolverFault.NotSettled, EVIDENCE, 1_790_000_000_123L);
        assertThat(proposal.evidenceHash()).isEqualTo(FaultEvidence.hash(7, List.of(fault)));
        assertThat(shell.reader().bond(SOLVER).locked()).isEqualTo(Uint256.of(500));
        Outcome early = shell.run(Stage.BOB, "slash", "execute", "1");
        assertThat(early.code()).isOne();
        assertThat(early.err()).contains("TooEarly").hasLineCount(1);

        stage.anvil.pass(1_801);
        Outcome executed = shell.run(Stage.BOB, "slash", "execute", "1");

        assertThat(executed.code()).as(executed.err()).isZero();
        assertThat(executed.out()).contains("execute proposal 1 (open until ");
        assertThat(bond()).isEqualTo(bondLess(500));
        assertThat(shell.ask("slash", "show", "1").out()).contains("proposal 1 (executed");
    }

    @Test
    void shouldProposeByTheNumberOfAnAuction() throws IOException {
        try (NodeProxy api = NodeProxy.that((request, exchange) -> NodeProxy.answer(
                exchange,
                exchange.getRequestURI().getPath().equals("/api/v2/solver_competition/7") ? 200 : 404,
                COMPETITION))) {
            Outcome outcome = shell.run(
                    Stage.AUCTIONEER, "slash", "propose", "7", "--api", api.uri(), "--solver", SOLVER, "--amount", "1");

            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(state(1)).isEqualTo(State.OPEN);
        }
    }

    @Test
    void shouldNotProposeWithoutAFaultOrBeyondTheBounds() throws IOException {
        assertThat(propose(501).err())
                .contains("from 1 to 500 wei can be proposed")
                .hasLineCount(1);
        Path file = folder.resolve("competition.json");
        Outcome innocent =
                shell.run(Stage.AUCTIONEER, "slash", "propose", file, "--solver", Stage.BOB.address(), "--amount", "1");
        assertThat(innocent.code()).isEqualTo(2);
        assertThat(innocent.err()).contains("no fault of").hasLineCount(1);
        Files.writeString(file, "{}");
        Outcome nonsense = shell.run(Stage.AUCTIONEER, "slash", "propose", file, "--solver", SOLVER, "--amount", "1");
        assertThat(nonsense.code()).isEqualTo(2);
        assertThat(nonsense.err()).hasLineCount(1);
        assertThat(state(1)).isEqualTo(State.NONE);
    }

    @Test
    void shouldSayThatOnlyTheAuctioneerProposes() throws IOException {
        Path file = Files.writeString(folder.resolve("competition.json"), COMPETITION);

        Outcome outcome = shell.run(Stage.BOB, "slash", "propose", file, "--solver", SOLVER, "--amount", "1");

        assertThat(outcome.code()).isOne();
        assertThat(outcome.err()).contains("NotAllowed").hasLineCount(1);
    }

    @Test
    void shouldWithdrawAProposal() throws IOException {
        propose(500);

        Outcome outcome = shell.run(Stage.AUCTIONEER, "slash", "cancel", "1");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(state(1)).isEqualTo(State.DISMISSED);
        assertThat(shell.reader().bond(SOLVER).locked()).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldLetTheRefereeDecideWhatTheSolverDisputes() throws IOException {
        propose(200);
        propose(300);
        for (String id : List.of("1", "2")) {
            Outcome disputed = shell.run(Stage.SOLVER, "slash", "dispute", id);
            assertThat(disputed.code()).as(disputed.err()).isZero();
        }

        // The stage's referee is its auctioneer.
        Outcome upheld = shell.run(Stage.AUCTIONEER, "slash", "decide", "1", "--ruling", "uphold");
        Outcome dismissed = shell.run(Stage.AUCTIONEER, "slash", "decide", "2", "--ruling", "dismiss");

        assertThat(upheld.code()).as(upheld.err()).isZero();
        assertThat(dismissed.code()).as(dismissed.err()).isZero();
        assertThat(state(1)).isEqualTo(State.EXECUTED);
        assertThat(state(2)).isEqualTo(State.DISMISSED);
        assertThat(bond()).isEqualTo(bondLess(200));
    }

    @Test
    void shouldDismissWhatTheRefereeLeavesUndecided() throws IOException {
        propose(200);
        shell.run(Stage.SOLVER, "slash", "dispute", "1");
        stage.anvil.pass(1_801);

        Outcome outcome = shell.run(Stage.BOB, "slash", "dismiss", "1");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(state(1)).isEqualTo(State.DISMISSED);
    }

    private Path record(PrivateKey... liars) throws IOException {
        AuctionRecord held = new RecordedAuction().held();
        List<Equivocation> proofs = Arrays.stream(liars)
                .map(liar -> new Equivocation(signed(liar, "this"), signed(liar, "that")))
                .toList();
        AuctionRecord record = new AuctionRecord(
                held.orderDomain(),
                stage.awardDomain(),
                held.auctioneer(),
                held.wrappedNative(),
                held.cut(),
                held.orders(),
                held.judged(),
                held.competition(),
                held.awards(),
                held.unopened(),
                proofs);
        return Files.writeString(folder.resolve("record.json"), record.text());
    }

    @Test
    void shouldLetAnybodyProveAnEquivocation() throws IOException {
        Path record = record(Stage.SOLVER);

        Outcome outcome = shell.run(Stage.BOB, "slash", "equivocation", record);

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("slash " + SOLVER.toChecksum() + " for two commitments of number 3 in auction 7");
        assertThat(bond()).isEqualTo(bondLess(1_000));
        Outcome again = shell.run(Stage.BOB, "slash", "equivocation", record);
        assertThat(again.code()).isOne();
        assertThat(again.err()).contains("AlreadySlashed").hasLineCount(1);
    }

    @Test
    void shouldNotGuessWhichOfSeveralEquivocationsIsMeant() throws IOException {
        Path both = record(Stage.SOLVER, Stage.BOB);
        assertThat(shell.run(Stage.BOB, "slash", "equivocation", both).err())
                .contains("name one with --solver")
                .hasLineCount(1);
        assertThat(shell.run(Stage.BOB, "slash", "equivocation", both, "--solver", SOLVER)
                        .code())
                .isZero();

        assertThat(shell.run(Stage.BOB, "slash", "equivocation", record()).err())
                .contains("no proof that a solver contradicted itself")
                .hasLineCount(1);
    }

    @Test
    void shouldNotKnowAProposalThatNeverWas() throws IOException {
        assertThat(shell.ask("slash", "show", "1").err())
                .contains("there is no proposal 1")
                .hasLineCount(1);
        assertThat(shell.run(Stage.BOB, "slash", "execute", "0").code()).isEqualTo(2);
    }

    private SignedCommitment signed(PrivateKey key, String bid) {
        Bytes32 seal = Keccak256.hash(bid);
        Commitment commitment = new Commitment(7, Keccak256.hash("batch"), key.address(), 3, seal, true);
        return SignedCommitment.sign(commitment, stage.awardDomain(), key);
    }
}
