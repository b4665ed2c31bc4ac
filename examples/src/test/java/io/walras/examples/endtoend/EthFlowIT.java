package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.sdk.trade.OrderState;
import io.walras.sdk.trade.TraderClient;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.EthFlowOrder;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.rpc.wire.RpcCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Users who pay native coin into the eth-flow contract of a development network, and sign nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EthFlowIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Uint256 ONE_ETHER = Uint256.powerOfTen(18);
    private static final Uint256 ONE_DOLLAR = Uint256.powerOfTen(6);
    private static final Uint256 BEYOND_ALL_PRICES = Uint256.powerOfTen(20);
    private static final long FOR_EVER = 0xffff_ffffL;

    private RunningDevnet devnet;
    private DevnetFile network;
    private DevChain chain;
    private JsonRpc node;
    private TraderClient api;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, InterruptedException {
        devnet = RunningDevnet.start(
                folder, Map.of("walras.intake.min-validity", "1s", "walras.auction.min-validity", "1s"));
        network = devnet.file();
        chain = DevChain.connect(URI.create(network.rpcUrl()));
        node = new JsonRpc(RpcSettings.of(URI.create(network.rpcUrl())));
        api = new TraderClient(URI.create(network.apiUrl()), domain());
    }

    @AfterAll
    void stop() {
        node.close();
        chain.close();
        devnet.close();
    }

    @Test
    void shouldSettleASaleOfNativeCoin() throws InterruptedException {
        PrivateKey user = user(0);
        EthFlowOrder order = order(user, ONE_DOLLAR, Duration.ofMinutes(5));
        Uint256 before = dollars(user);

        create(user, order);
        OrderState state = await(order, "fulfilled");

        assertThat(state.executedSellAmount()).isEqualTo(ONE_ETHER);
        assertThat(dollars(user)).isEqualTo(before.plus(state.executedBuyAmount()));
    }

    @Test
    void shouldPayAnExpiredOrderBackUnasked() throws InterruptedException {
        PrivateKey user = user(1);
        EthFlowOrder order = order(user, BEYOND_ALL_PRICES, Duration.ofSeconds(8));
        create(user, order);
        Uint256 left = wei(user);
        await(order, "open");

        await(order, "expired");
        RunningDevnet.await(PATIENCE, () -> !wei(user).equals(left));

        assertThat(wei(user)).isEqualTo(left.plus(ONE_ETHER));
    }

    @Test
    void shouldCloseAnOrderThatItsUserInvalidates() throws InterruptedException {
        PrivateKey user = user(2);
        EthFlowOrder order = order(user, BEYOND_ALL_PRICES, Duration.ofMinutes(5));
        create(user, order);
        await(order, "open");
        Uint256 left = wei(user);

        chain.sender(user).send(order.contract(), Uint256.ZERO, order.invalidation());
        await(order, "cancelled");

        assertThat(wei(user)).isGreaterThan(left);
    }

    private void create(PrivateKey user, EthFlowOrder order) {
        chain.sender(user).send(order.contract(), ONE_ETHER, order.creation());
    }

    /** One ether for at least so many atoms of the dollar. */
    private EthFlowOrder order(PrivateKey user, Uint256 buyAmount, Duration validity) {
        Order signed = new Order(
                network.weth(),
                network.quoteToken(),
                user.address(),
                ONE_ETHER,
                buyAmount,
                FOR_EVER,
                TraderClient.EMPTY_APP_DATA_HASH,
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        long validTo = Instant.now().plus(validity).getEpochSecond();
        Address ethFlow = Objects.requireNonNull(network.ethFlow());
        return new EthFlowOrder(ethFlow, user.address(), signed, 0, validTo);
    }

    private OrderState await(EthFlowOrder order, String status) throws InterruptedException {
        OrderUid uid = order.uid(domain().separator());
        RunningDevnet.await(
                PATIENCE,
                () -> api.order(uid)
                        .filter(state -> state.status().equals(status))
                        .isPresent());
        return api.order(uid).orElseThrow();
    }

    private Eip712Domain domain() {
        return Eip712Domain.cow(network.chainId(), network.settlement());
    }

    private PrivateKey user(int number) {
        return PrivateKey.fromHex(network.accounts().get(number).privateKey().toString());
    }

    private Uint256 dollars(PrivateKey owner) {
        return Uint256.fromWord(chain.call(network.quoteToken(), Calls.balanceOf(owner.address()))
                .toArray());
    }

    private Uint256 wei(PrivateKey owner) {
        return node.ask(RpcCall.of("eth_getBalance", owner.address().toString(), "latest"), JsonCursor::amount);
    }
}
