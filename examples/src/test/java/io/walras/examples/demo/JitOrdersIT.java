package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.JitOrderJson;
import io.walras.sdk.Auction;
import io.walras.sdk.OpenOrder;
import io.walras.sdk.Solution;
import io.walras.sdk.Solutions;
import io.walras.sdk.engine.EngineHost;
import io.walras.sdk.engine.EngineOptions;
import io.walras.sdk.trade.Answer;
import io.walras.sdk.trade.TraderClient;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that fills every order out of one that it brings along, on a whole network. */
class JitOrdersIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Uint256 WETH = Uint256.powerOfTen(18);

    private final AtomicReference<@Nullable Intent> brought = new AtomicReference<>();

    @TempDir
    Path folder;

    @Test
    void shouldNotFillAnOrderThatItsOwnerHasCancelled() throws Exception {
        try (EngineHost engine = EngineHost.start(this::solve, EngineOptions.onPort(0));
                RunningDevnet devnet = RunningDevnet.start(folder, "--no-solvers", "--solver", "jit=" + engine.url());
                DevChain chain = DevChain.connect(URI.create(devnet.file().rpcUrl()))) {
            DevnetFile network = devnet.file();
            new Traders(network, new Assets(network)).approve(chain);
            TraderClient client = new TraderClient(
                    URI.create(network.apiUrl()), Eip712Domain.cow(network.chainId(), network.settlement()));

            brought.set(sellsWeth(client, network, 1, 1_500));
            Intent first = wantsWeth(client, network, 1_600);
            RunningDevnet.await(PATIENCE, () -> status(client, first).equals("fulfilled"));

            Intent regretted = sellsWeth(client, network, 1, 1_501);
            assertThat(client.post(regretted)).isInstanceOf(Answer.Accepted.class);
            assertThat(client.cancel(regretted.uid(), key(network, 1))).isInstanceOf(Answer.Accepted.class);
            brought.set(regretted);
            Intent second = wantsWeth(client, network, 1_601);
            RunningDevnet.await(PATIENCE, () -> latest(network).contains("JitWasPosted"));
            assertThat(status(client, second)).isEqualTo("open");
            assertThat(status(client, regretted)).isEqualTo("cancelled");
        }
    }

    private void solve(Auction auction, Solutions found) {
        Intent intent = brought.get();
        for (OpenOrder order : auction.orders()) {
            if (intent != null && order.buyToken().equals(intent.order().sellToken())) {
                Uint256 given = intent.order().sellAmount();
                found.add(Solution.single(1, order, order.sellAmount(), given, Uint256.ZERO)
                        .bring(json(intent), given));
            }
        }
    }

    private static JitOrderJson json(Intent intent) {
        Order order = intent.order();
        return new JitOrderJson(
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.partiallyFillable(),
                order.validTo(),
                order.appData(),
                order.kind(),
                order.sellTokenBalance(),
                order.buyTokenBalance(),
                intent.signature().scheme(),
                intent.signature().bytes());
    }

    private static Intent sellsWeth(TraderClient client, DevnetFile network, int account, long dollars) {
        return signed(client, network, account, "WETH", WETH, "USDC", dollars(dollars));
    }

    private static Intent wantsWeth(TraderClient client, DevnetFile network, long dollars) {
        Intent intent = signed(client, network, 2, "USDC", dollars(dollars), "WETH", Uint256.powerOfTen(17));
        assertThat(client.post(intent)).isInstanceOf(Answer.Accepted.class);
        return intent;
    }

    private static Intent signed(
            TraderClient client,
            DevnetFile network,
            int account,
            String sell,
            Uint256 sellAmount,
            String buy,
            Uint256 buyAmount) {
        Assets assets = new Assets(network);
        return client.sign(
                new Order(
                        assets.get(sell).address(),
                        assets.get(buy).address(),
                        Address.ZERO,
                        sellAmount,
                        buyAmount,
                        Instant.now().plus(PATIENCE.multipliedBy(3)).getEpochSecond(),
                        TraderClient.EMPTY_APP_DATA_HASH,
                        Uint256.ZERO,
                        OrderKind.SELL,
                        false,
                        TokenBalance.ERC20,
                        TokenBalance.ERC20),
                key(network, account));
    }

    private static PrivateKey key(DevnetFile network, int account) {
        return PrivateKey.fromHex(network.accounts().get(account).privateKey().toString());
    }

    private static Uint256 dollars(long whole) {
        return Uint256.of(whole).times(Uint256.powerOfTen(6));
    }

    private static String status(TraderClient client, Intent intent) {
        return client.order(intent.uid()).orElseThrow().status();
    }

    private static String latest(DevnetFile network) {
        URI target = URI.create(network.apiUrl() + "/api/v2/solver_competition/latest");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.sendAsync(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString())
                    .join()
                    .body();
        }
    }
}
