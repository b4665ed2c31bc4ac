package io.walras.auctioneer.http;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.QuotingEngine;
import io.walras.auctioneer.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every errorType of CoW's order book that orders, cancellations, app data and quotes can be answered with, over a real socket: status
 * and body are exactly those of the golden file. {@code -Dgolden.update=true} writes it anew.
 */
class ErrorTypeTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/error-types.txt");
    private static final SortedMap<String, String> ANSWERS = new TreeMap<>();

    /** CoW's names. SellAmountOverflow is for QuoteMakerTest: no amount that an order may have leads to it here. */
    private static final Set<String> ERROR_TYPES = Set.of(
            "UnsupportedBuyTokenDestination",
            "UnsupportedSellTokenSource",
            "InsufficientValidTo",
            "ExcessiveValidTo",
            "InvalidValidFrom",
            "InvalidNativeSellToken",
            "SameBuyAndSellToken",
            "UnsupportedToken",
            "InvalidAppData",
            "AppDataHashMismatch",
            "AppdataFromMismatch",
            "MissingFrom",
            "WrongOwner",
            "InvalidSignature",
            "InvalidEip1271Signature",
            "IncompatibleSigningScheme",
            "InsufficientBalance",
            "InsufficientAllowance",
            "TransferSimulationFailed",
            "ZeroAmount",
            "NonZeroFee",
            "TooManyLimitOrders",
            "TooMuchGas",
            "DuplicatedOrder",
            "OldOrderActivelyBidOn",
            "Forbidden",
            "OrderNotFound",
            "AlreadyCancelled",
            "OrderFullyExecuted",
            "OrderExpired",
            "OnChainOrder",
            "AppDataInvalid",
            "InternalServerError",
            "NoLiquidity",
            "InsufficientLiquidity",
            "TradingOutsideAllowedWindow",
            "TokenTemporarilySuspended",
            "CustomSolverError",
            "QuoteNotVerified",
            "SellAmountDoesNotCoverFee",
            "UnsupportedOrderType");

    static Stream<ErrorScenarios.Scenario> shouldAnswerExactly() {
        return ErrorScenarios.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldAnswerExactly(ErrorScenarios.Scenario scenario) throws Exception {
        try (QuotingEngine engine = new QuotingEngine();
                EdgeServer server = new EdgeServer(engine, ErrorScenarios.SETTINGS)) {
            RawHttp.Answer answer = scenario.play().on(server);
            ANSWERS.put(scenario.name(), answer.status() + " " + answer.body());
            if (!Boolean.getBoolean("golden.update")) {
                assertThat(answer.status() + " " + answer.body()).isEqualTo(golden().get(scenario.name()));
            }
        }
    }

    @Test
    void shouldDriveEveryErrorType() throws Exception {
        Map<String, String> golden = golden();
        assertThat(golden.keySet())
                .containsExactlyInAnyOrderElementsOf(ErrorScenarios.all().stream()
                        .map(ErrorScenarios.Scenario::name)
                        .toList());
        assertThat(golden.values().stream()
                        .map(answer -> answer.replaceAll(".*\"errorType\":\"([A-Za-z0-9]+)\".*", "$1"))
                        .collect(toSet()))
                .containsAll(ERROR_TYPES);
    }

    private static Map<String, String> golden() throws IOException {
        List<String> lines = Files.readAllLines(GOLDEN);
        return lines.stream()
                .map(line -> line.split(" -> ", 2))
                .collect(Collectors.toMap(parts -> parts[0], parts -> Objects.requireNonNull(parts[1])));
    }

    @AfterAll
    static void update() throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            Files.write(
                    GOLDEN,
                    ANSWERS.entrySet().stream()
                            .map(answer -> answer.getKey() + " -> " + answer.getValue())
                            .toList());
        }
    }
}
