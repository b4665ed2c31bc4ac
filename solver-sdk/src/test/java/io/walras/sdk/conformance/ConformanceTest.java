package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.Solution;
import io.walras.sdk.engine.EngineHost;
import io.walras.sdk.engine.EngineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds our code against the conformance kit. With {@code -Dwalras.conformance.write=true} the kit is written anew: to be
 * done only when what it says has changed on purpose. What is read is what was built, so build again after that.
 */
class ConformanceTest {
    private static final Path FOLDER = Path.of("conformance");

    @BeforeAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("walras.conformance.write")) {
            write("vectors.json", Kit.make());
            write("verdicts.json", VerdictCases.make());
            for (String name : EngineConformance.AUCTIONS) {
                write("auctions/" + name + ".json", Auctions.make(name));
            }
            for (String name : VectorConformance.TRANSCRIPTS) {
                write(VectorConformance.transcriptFile(name), Transcripts.make(name));
            }
        }
    }

    private static void write(String name, Object kit) throws IOException {
        ObjectMapper pretty = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(
                FOLDER.resolve(name), pretty.writeValueAsString(pretty.readTree(EngineJson.write(kit))) + "\n");
    }

    @Test
    void shouldSayWhatTheKitSays() {
        assertThat(VectorConformance.run())
                .allSatisfy(report ->
                        assertThat(report.findings()).as(report.name()).isEmpty());
        assertThat(VectorConformance.run()).hasSize(4 + EngineConformance.AUCTIONS.size() + 3);
    }

    @Test
    void shouldBreakEachRuleInTheKit() {
        assertThat(VectorConformance.read("verdicts.json", Verdicts.class).auctions().stream()
                        .flatMap(auction -> auction.cases().stream())
                        .filter(one -> one.refusal() != null)
                        .map(Verdicts.Case::refusal)
                        .collect(Collectors.toSet()))
                .contains(
                        Code.NotConserved,
                        Code.LimitViolated,
                        Code.InvalidExecutedAmount,
                        Code.LiquidityExceeded,
                        Code.NonBufferableTokensUsed,
                        Code.EmptyBundle,
                        Code.DuplicateOrder);
    }

    @Test
    void shouldNoticeAVectorThatIsNotOurs() {
        Vectors vectors = VectorConformance.read("vectors.json", Vectors.class);
        Vectors.Login login = vectors.logins().getFirst();
        Vectors changed = new Vectors(
                vectors.about(),
                vectors.domain(),
                vectors.separator(),
                vectors.key(),
                List.of(new Vectors.Login(
                        login.login(),
                        login.structHash(),
                        login.digest(),
                        vectors.logins().getLast().signature())),
                vectors.bids(),
                vectors.receipts(),
                vectors.deltas());

        assertThatThrownBy(changed::checkLogins).isInstanceOf(Deviation.class).hasMessageStartingWith("signature is");
    }

    @Test
    void shouldNameTheStepOfATranscriptThatIsNotOurs() {
        Transcript made = Transcripts.make("one-auction");
        List<Transcript.Step> steps = new ArrayList<>(made.steps());
        Transcript.Step commit = steps.get(4);
        steps.set(4, new Transcript.Step(null, commit.solver(), Keccak256.hash("another digest")));

        assertThatThrownBy(() -> TranscriptCheck.check(
                        new Transcript(made.about(), made.solverKey(), made.auctioneerKey(), steps)))
                .hasMessageStartingWith("step 5: digest is");
    }

    @Test
    void shouldWriteTheKitIntoAFolder(@TempDir Path folder) throws IOException {
        VectorConformance.writeTo(folder.resolve("kit"));

        for (String file : VectorConformance.files()) {
            assertThat(folder.resolve("kit").resolve(file)).hasSameBinaryContentAs(FOLDER.resolve(file));
        }
    }

    @Test
    void shouldFindThatTheSolverOfTheGuideConforms() throws Exception {
        try (EngineHost engine = EngineHost.start(new DirectSwapSolver(), EngineOptions.onPort(0))) {
            List<Report> reports = new EngineConformance(engine.url(), InstantSource.system()).run();

            assertThat(reports).hasSameSizeAs(EngineConformance.AUCTIONS).allMatch(Report::conforms);
            assertThat(reports.getLast().findings()).hasSize(3).allMatch(finding -> finding.contains(" scores "));
        }
    }

    @Test
    void shouldFindWhatAnEngineDoesWrong() throws Exception {
        EngineOptions options = EngineOptions.onPort(0);
        try (EngineHost engine = EngineHost.start(
                (auction, found) -> auction.orders()
                        .forEach(order -> found.add(
                                Solution.single(1, order, order.sellAmount(), order.buyAmount(), Uint256.ZERO))),
                options)) {
            Report report = new EngineConformance(engine.url(), InstantSource.system())
                    .run("one-order", EngineConformance.recorded("one-order"));

            assertThat(report.conforms()).isFalse();
            assertThat(report.findings()).singleElement().asString().contains("NotConserved");
        }
    }
}
