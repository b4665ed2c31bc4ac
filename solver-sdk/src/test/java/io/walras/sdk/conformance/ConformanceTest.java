package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.sdk.DirectSwapSolver;
import io.walras.sdk.Solution;
import io.walras.sdk.engine.EngineHost;
import io.walras.sdk.engine.EngineOptions;
import io.walras.sdk.recorded.RecordedAuction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds our code against the conformance kit. With {@code -Dwalras.conformance.write=true} the kit is written anew: to be
 * done only when what it says has changed on purpose.
 */
class ConformanceTest {
    private static final Path FOLDER = Path.of("conformance");

    @BeforeAll
    static void writeIfAsked() throws IOException {
        if (Boolean.getBoolean("walras.conformance.write")) {
            write("vectors.json", Kit.make());
            write("verdicts.json", Verdicts.make());
            for (String name : EngineConformance.AUCTIONS) {
                write("auctions/" + name + ".json", Auctions.make(name));
            }
        }
    }

    private static void write(String name, Object kit) throws IOException {
        ObjectMapper pretty = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        Files.writeString(
                FOLDER.resolve(name), pretty.writeValueAsString(pretty.readTree(EngineJson.write(kit))) + "\n");
    }

    private static <T> T read(String name, Class<T> type) {
        try {
            return EngineJson.read(Files.readAllBytes(FOLDER.resolve(name)), type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private final Kit kit = read("vectors.json", Kit.class);

    private void assertSigned(Bytes32 structHash, Bytes32 digest, Bytes signature) {
        assertThat(kit.domain().digest(structHash)).isEqualTo(digest);
        assertThat(kit.signer().sign(digest).toBytes()).isEqualTo(signature);
        assertThat(Secp256k1.best()
                        .recover(digest, EcdsaSignature.parse(signature).orElseThrow()))
                .contains(kit.signer().address());
    }

    @Test
    void shouldSignLoginsAsTheKitDoes() {
        assertThat(kit.domain().separator()).isEqualTo(kit.separator());
        assertThat(kit.logins()).isNotEmpty().allSatisfy(login -> {
            assertThat(login.login().structHash()).isEqualTo(login.structHash());
            assertSigned(login.structHash(), login.digest(), login.signature());
        });
    }

    @Test
    void shouldSealAndCommitAsTheKitDoes() {
        assertThat(kit.bids()).isNotEmpty().allSatisfy(bid -> {
            Bytes bytes = Bytes.of(bid.bid().getBytes(StandardCharsets.UTF_8));
            assertThat(bid.commitment().fits(bytes, bid.salt())).isTrue();
            assertThat(bid.commitment().structHash()).isEqualTo(bid.structHash());
            assertSigned(bid.structHash(), bid.digest(), bid.signature());
            assertThat(new SignedCommitment(bid.commitment(), bid.signature()).isAuthentic(kit.domain()))
                    .isTrue();
        });
    }

    @Test
    void shouldReadReceiptsAsTheKitDoes() {
        assertThat(kit.receipts()).isNotEmpty().allSatisfy(receipt -> {
            assertThat(receipt.receipt().structHash()).isEqualTo(receipt.structHash());
            assertSigned(receipt.structHash(), receipt.digest(), receipt.signature());
        });
    }

    @Test
    void shouldApplyDifferencesAsTheKitDoes() {
        assertThat(kit.deltas())
                .isNotEmpty()
                .allSatisfy(delta ->
                        assertThat(delta.delta().applyTo(delta.before())).isEqualTo(delta.after()));
    }

    @Test
    void shouldJudgeSolutionsAsTheKitDoes() {
        Verdicts verdicts = read("verdicts.json", Verdicts.class);

        assertThat(verdicts.auctions())
                .hasSameSizeAs(EngineConformance.AUCTIONS)
                .allSatisfy(auction -> {
                    RecordedAuction recorded = EngineConformance.recorded(auction.auction());
                    assertThat(BatchHash.of(recorded.batch())).isEqualTo(auction.batchHash());
                    assertThat(Verdicts.judge(
                                    recorded,
                                    auction.cases().stream()
                                            .map(Verdicts.Case::solution)
                                            .toList()))
                            .isEqualTo(auction.cases());
                });
        assertThat(verdicts.auctions().stream()
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
