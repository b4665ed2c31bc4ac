package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.orderbook.PostAnswer;
import io.walras.examples.process.Loopback;
import io.walras.examples.wire.TradeView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.deploy.Deployment;
import io.walras.settlement.deploy.SolverRegistration;
import io.walras.settlement.deploy.wire.DeploymentFile;
import io.walras.settlement.dev.DevKeys;
import io.walras.settlement.submit.Receipts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/guide/operator.md says, done with the commands alone, on a chain that is not the development network's. */
class OtherChainIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HOST = "127.0.0.1";
    private static final PrivateKey DEPLOYER = DevKeys.key(0);
    private static final PrivateKey AUCTIONEER = DevKeys.key(1);
    private static final PrivateKey SUBMITTER = DevKeys.key(2);
    private static final PrivateKey SOLVER = DevKeys.key(3);
    private static final PrivateKey TRADER = DevKeys.key(4);
    private static final Address FEE_RECIPIENT = DevKeys.key(5).address();
    private static final Uint256 ETHER = Uint256.powerOfTen(18);
    private static final Uint256 DOLLAR = Uint256.powerOfTen(6);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldSettleAnOrderOnAnotherChain() throws Exception {
        try (OtherChain chain = OtherChain.start(folder.resolve("anvil.log"));
                RunningCommands commands = new RunningCommands(folder)) {
            settleAnOrder(chain, commands);
        }
    }

    private void settleAnOrder(OtherChain chain, RunningCommands commands) throws Exception {
        Deployment deployment = deploy(chain);
        Address weth = deployment.contracts().wrappedNative();
        Address dollars = chain.token(DEPLOYER);
        OtherChain.Exchange exchange = chain.exchange(DEPLOYER, weth);
        chain.wrap(DEPLOYER, weth, ETHER.times(Uint256.of(1_000)));
        chain.mint(DEPLOYER, dollars, DOLLAR.times(Uint256.of(3_000_000)));
        chain.pool(
                DEPLOYER, exchange, weth, ETHER.times(Uint256.of(1_000)), dollars, DOLLAR.times(Uint256.of(3_000_000)));
        new SolverRegistration(chain.rpc(), deployment.contracts().registry()).register(SOLVER, ETHER);
        URI solver = startSolver(commands, weth, dollars);
        URI api = startAuctioneer(commands, config(chain, deployment, exchange, dollars, solver));
        chain.wrap(TRADER, weth, ETHER);
        chain.approve(TRADER, weth, deployment.contracts().allowanceHolder());

        Intent intent = sell(deployment, weth, dollars);
        OrderBookClient orderBook = new OrderBookClient(api.toString());
        assertThat(orderBook.post(intent)).isEqualTo(new PostAnswer.Accepted(intent.uid()));
        RunningDevnet.await(PATIENCE, () -> !orderBook.trades(intent.uid()).isEmpty());

        assertThat(orderBook.trades(intent.uid()))
                .singleElement()
                .satisfies(trade -> assertOnChain(trade, chain, weth, dollars));
        assertThat(text(api, "/api/v2/trades?orderUid=" + intent.uid()))
                .contains(
                        "\"executedProtocolFees\":[{\"policy\":{\"surplus\":{\"factor\":0.5,\"maxVolumeFactor\":0.01}},");
        assertThat(text(api, "/api/v1/config")).contains("\"chainId\":" + OtherChain.ID);
        assertThat(text(api, "/readyz")).isEqualTo("{\"ready\":true}");
    }

    private static void assertOnChain(TradeView trade, OtherChain chain, Address weth, Address dollars) {
        assertThat(trade.sold()).isEqualTo(ETHER);
        assertThat(Receipts.of(chain.rpc(), trade.transaction()).orElseThrow().success())
                .isTrue();
        assertThat(chain.balance(weth, TRADER.address())).isEqualTo(Uint256.ZERO);
        assertThat(chain.balance(dollars, TRADER.address())).isEqualTo(trade.bought());
        assertThat(chain.balance(dollars, FEE_RECIPIENT)).isGreaterThan(Uint256.ZERO);
    }

    private Deployment deploy(OtherChain chain) throws IOException {
        Path out = folder.resolve("deployment.json");
        Launcher.Result result = Launcher.run(
                PATIENCE,
                "deploy",
                "--rpc",
                chain.uri().toString(),
                "--key-file",
                keyFile("deployer.key", DEPLOYER),
                "--auctioneer",
                AUCTIONEER.address().toString(),
                "--out",
                out.toString());
        assertThat(result.exitCode()).as(result.err()).isZero();
        Deployment deployment = DeploymentFile.read(out);
        assertThat(deployment.chainId()).isEqualTo(OtherChain.ID);
        return deployment;
    }

    private URI startSolver(RunningCommands commands, Address weth, Address dollars) throws Exception {
        Path config = Files.writeString(folder.resolve("baseline.conf"), """
                walras.solver.baseline { chain-id = %d, weth = "%s", base-tokens = ["%s"] }
                """.formatted(OtherChain.ID, weth, dollars));
        int port = Loopback.freePort(HOST);
        URI url = URI.create("http://" + HOST + ":" + port);
        commands.start(
                "solver",
                List.of("baseline", "--port", String.valueOf(port), "--config", config.toString()),
                url.resolve("/healthz"));
        return url;
    }

    private URI startAuctioneer(RunningCommands commands, String config) throws Exception {
        int port = Loopback.freePort(HOST);
        Path file = Files.writeString(
                folder.resolve("walras.conf"),
                config + "walras.http { host = \"%s\", port = %d }%n".formatted(HOST, port));
        URI url = URI.create("http://" + HOST + ":" + port);
        commands.start("auctioneer", List.of("--config", file.toString()), url.resolve("/readyz"));
        return url;
    }

    private String config(
            OtherChain chain, Deployment deployment, OtherChain.Exchange exchange, Address dollars, URI solver)
            throws IOException {
        return """
                walras {
                  chain {
                    rpc = "%s"
                    chain-id = %d
                    settlement = "%s"
                    finality-depth = 2
                  }
                  keys {
                    auctioneer-file = "%s"
                    submitter-file = "%s"
                  }
                  solvers = [
                    { name = baseline, url = "%s", address = "%s" }
                  ]
                  liquidity {
                    pool-factories = [{ factory = "%s", router = "%s", fee = "0.003", gas = 110000 }]
                    base-tokens = ["%s", "%s"]
                  }
                  fee-policies = [
                    { kind = surplus, factor = "0.5", max-volume-factor = "0.01", recipient = "%s" }
                  ]
                  storage { kind = h2, h2.folder = "%s" }
                }
                """.formatted(
                        chain.uri(),
                        OtherChain.ID,
                        deployment.settlement(),
                        keyFile("auctioneer.key", AUCTIONEER),
                        keyFile("submitter.key", SUBMITTER),
                        solver,
                        SOLVER.address(),
                        exchange.factory(),
                        exchange.router(),
                        deployment.contracts().wrappedNative(),
                        dollars,
                        FEE_RECIPIENT,
                        folder.resolve("journal"));
    }

    private static Intent sell(Deployment deployment, Address weth, Address dollars) {
        Order order = new Order(
                weth,
                dollars,
                Address.ZERO,
                ETHER,
                DOLLAR.times(Uint256.of(2_900)),
                Instant.now().plus(Duration.ofMinutes(30)).getEpochSecond(),
                Keccak256.hash("{}"),
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        return Intent.sign(
                Eip712Domain.cow(OtherChain.ID, deployment.settlement()), order, SigningScheme.EIP712, TRADER);
    }

    private String keyFile(String name, PrivateKey key) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, Bytes32.of(key.secretBytes()) + "\n").toString();
    }

    private static String text(URI api, String path) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(api.resolve(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }
}
