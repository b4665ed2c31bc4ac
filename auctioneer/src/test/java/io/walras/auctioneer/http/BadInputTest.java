package io.walras.auctioneer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.IntakeChain.Account;
import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.intake.IntakeChain.Question;
import io.walras.auctioneer.testing.BadInput;
import io.walras.auctioneer.testing.BadInputTable;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the table over a real socket: refused as told, and nothing has changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
    private static final PrivateKey POOR = Orders.key(70);
    private static final PrivateKey UNAPPROVED = Orders.key(71);

    private EdgeServer server;

    @BeforeAll
    void start() {
        server = new EdgeServer("http.requests-per-address.burst = 100000, intake.orders-per-owner.burst = 100000");
        server.chain().say(BadInputTest::facts);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    List<BadInput> shouldRefuse() {
        return BadInputTable.cases(
                new BadInputTable.Target(EdgeServer.DOMAIN, POOR, UNAPPROVED, Orders.USDC, Orders.DAI, EdgeServer.NOW));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void shouldRefuse(BadInput bad) throws Exception {
        RawHttp.Answer answer = server.send(bad.request());
        assertThat(answer.errorType()).as(answer.toString()).isEqualTo(bad.errorType());
        assertThat(answer.status()).isEqualTo(bad.status());
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.headers()).containsEntry("access-control-allow-origin", "*");
        assertThat(answer.headers().containsKey("allow")).isEqualTo(bad.status() == 405);
        assertThat(server.lane().inputs()).noneMatch(PoolInput.Admit.class::isInstance);
        assertThat(server.lane().openOrders()).isZero();
    }

    private static Facts facts(Question question) {
        Uint256 balance = question.owner().equals(UNAPPROVED.address()) ? Uint256.MAX : Uint256.ZERO;
        return new Facts(
                MemoryChain.FINE.owner(), Account.CONTRACT, Account.CONTRACT, balance, Uint256.ZERO, false, false);
    }
}
