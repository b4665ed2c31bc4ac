package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.deleteOrders;
import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.postOrder;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.IntakeChain;
import io.walras.auctioneer.intake.IntakeChain.Account;
import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.intake.IntakeChain.Question;
import io.walras.auctioneer.testing.CancellationDraft;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rows of the bad-input catalogue that need a history or a failure: 45, 60, 61, 66, 67, 70, 71, 73 and 74. */
class BadHistoryTest {
    private EdgeServer server;

    @BeforeEach
    void start() {
        server = new EdgeServer("intake.denied-owners = [\"" + Orders.key(66).address()
                + "\"], intake.denied-tokens = [\"" + Orders.token(66) + "\"], http.requests-per-address.burst = 20");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldRefuseADuplicateOrder() throws Exception {
        assertThat(post(draft()).status()).isEqualTo(201);
        expect(post(draft()), 400, "DuplicatedOrder");
        assertThat(server.lane().openOrders()).isEqualTo(1);
    }

    @Test
    void shouldRefuseADuplicateOfACancelledOrder() throws Exception {
        post(draft());
        assertThat(cancel(Orders.ALICE, draft().intent().uid()).status()).isEqualTo(200);
        expect(post(draft()), 400, "DuplicatedOrder");
        assertThat(server.lane().openOrders()).isZero();
    }

    @Test
    void shouldRefuseMoreOpenOrdersThanAllowed() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(post(draft().validTo(EdgeServer.NOW + 100 + i)).status()).isEqualTo(201);
        }
        expect(post(draft().validTo(EdgeServer.NOW + 200)), 400, "TooManyLimitOrders");
        assertThat(server.lane().openOrders()).isEqualTo(3);
    }

    @Test
    void shouldSayThatThePoolIsFullAndWhenToComeAgain() throws Exception {
        try (EdgeServer patient = new EdgeServer("")) {
            for (int order = 0; order < 30; order++) {
                OrderDraft draft = by(Orders.key(100 + order / 3)).validTo(EdgeServer.NOW + 100 + order);
                assertThat(patient.send(postOrder(draft.body())).status()).isEqualTo(201);
            }
            RawHttp.Answer answer = patient.send(postOrder(draft().body()));
            expect(answer, 503, "PoolFull");
            assertThat(answer.headers()).containsEntry("retry-after", "30");
            assertThat(patient.lane().openOrders()).isEqualTo(30);
        }
    }

    @Test
    void shouldRefuseMoreUnsignedOrdersThanMayWaitForAPresignature() throws Exception {
        say(Account.WITHOUT_CODE, Account.CONTRACT, true, false);
        for (int i = 0; i < 3; i++) {
            OrderDraft presign = draft().scheme(SigningScheme.PRESIGN).validTo(EdgeServer.NOW + 100 + i);
            assertThat(post(presign).status()).isEqualTo(201);
        }
        OrderDraft fourth = draft().scheme(SigningScheme.PRESIGN).validTo(EdgeServer.NOW + 200);
        expect(post(fourth), 400, "TooManyPendingPresignatures");
        assertThat(post(draft()).status()).isEqualTo(201);
    }

    @Test
    void shouldRefuseADeniedOwnerAndADeniedToken() throws Exception {
        OrderDraft denied =
                new OrderDraft(EdgeServer.DOMAIN, Orders.key(66), Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
        expect(post(denied), 403, "Forbidden");
        expect(post(draft().tokens(Orders.token(66), Orders.DAI)), 400, "UnsupportedToken");
        assertThat(server.lane().inputs()).isEmpty();
    }

    @Test
    void shouldRefuseWhatTheChainSpeaksAgainst() throws Exception {
        say(Account.WITHOUT_CODE, Account.WITHOUT_CODE, true, true);
        expect(post(draft()), 400, "UnsupportedToken");
        say(Account.CONTRACT, Account.CONTRACT, true, true);
        expect(post(draft()), 400, "IncompatibleSigningScheme");
        say(Account.CONTRACT, Account.CONTRACT, true, false);
        expect(post(draft().scheme(SigningScheme.EIP1271)), 400, "InvalidEip1271Signature");
        say(Account.WITHOUT_CODE, Account.CONTRACT, false, true);
        expect(post(draft()), 400, "TransferSimulationFailed");
        assertThat(server.lane().inputs()).isEmpty();
    }

    @Test
    void shouldSlowDownAnAddressThatAsksTooOften() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(server.send(get("/api/v1/version")).status()).isEqualTo(200);
        }
        RawHttp.Answer answer = server.send(get("/api/v1/version", "X-Forwarded-For: 192.0.2.7\r\n"));
        expect(answer, 429, "RateLimited");
        assertThat(answer.headers()).containsEntry("retry-after", "1");
        expect(post(draft()), 429, "RateLimited");
        assertThat(server.lane().inputs()).isEmpty();
        server.clock().advanceMillis(1_000);
        assertThat(server.send(get("/api/v1/version")).status()).isEqualTo(200);
    }

    @Test
    void shouldSlowDownAnOwnerThatPostsTooFast() throws Exception {
        try (EdgeServer slow = new EdgeServer("intake.orders-per-owner { per-second = 1, burst = 1 }")) {
            assertThat(slow.send(postOrder(draft().body())).status()).isEqualTo(201);
            RawHttp.Answer answer =
                    slow.send(postOrder(draft().validTo(EdgeServer.NOW + 100).body()));
            expect(answer, 429, "RateLimited");
            assertThat(answer.headers()).containsEntry("retry-after", "1");
            assertThat(slow.lane().openOrders()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotQueueMoreThanItMayExamine() throws Exception {
        try (EdgeServer busy = new EdgeServer("intake.max-in-flight = 1");
                RawHttp first = new RawHttp(busy.address())) {
            CompletableFuture<Question> asked = new CompletableFuture<>();
            CompletableFuture<Facts> facts = new CompletableFuture<>();
            busy.chain().sayLater(question -> {
                asked.complete(question);
                return facts;
            });
            first.write(postOrder(draft().body()));
            asked.get(10, TimeUnit.SECONDS);
            unavailable(
                    busy.send(postOrder(draft().validTo(EdgeServer.NOW + 100).body())));
            facts.complete(MemoryChain.FINE);
            assertThat(first.read().status()).isEqualTo(201);
        }
    }

    @Test
    void shouldTellNothingOfABug() throws Exception {
        server.chain().say(question -> {
            throw new IllegalArgumentException("secret");
        });
        RawHttp.Answer answer = post(draft());
        expect(answer, 500, "InternalServerError");
        assertThat(answer.body()).doesNotContain("secret", "Exception", "io.walras");
        assertThat(server.lane().inputs()).isEmpty();
    }

    @Test
    void shouldAcceptNothingWhileTheChainCannotBeAsked() throws Exception {
        server.chain().say(question -> {
            throw new IntakeChain.Unavailable("switched off", null);
        });
        unavailable(post(draft()));
        assertThat(server.lane().inputs()).isEmpty();
    }

    @Test
    void shouldAcceptNothingWhileTheLaneDoesNotAnswer() throws Exception {
        server.lane().available(false);
        unavailable(post(draft()));
        unavailable(cancel(Orders.ALICE, draft().intent().uid()));
        unavailable(server.send(get("/api/v1/orders/" + draft().intent().uid())));
        unavailable(server.send(get("/api/v1/auction")));
        assertThat(server.lane().openOrders()).isZero();
    }

    @Test
    void shouldNotGuessWhileTheLedgerDoesNotAnswer() throws Exception {
        server.ledger().available(false);
        String owner = Orders.ALICE.address().toString();
        for (String target : List.of(
                "/api/v1/orders/" + draft().intent().uid(),
                "/api/v1/orders/" + draft().intent().uid() + "/status",
                "/api/v1/account/" + owner + "/orders",
                "/api/v1/transactions/0x" + "01".repeat(32) + "/orders",
                "/api/v2/trades?owner=" + owner,
                "/api/v2/solver_competition/latest",
                "/api/v2/solver_competition/1")) {
            unavailable(server.send(get(target)));
        }
    }

    private void say(Account owner, Account sellToken, boolean transferable, boolean confirmed) {
        Facts fine = MemoryChain.FINE;
        server.chain()
                .say(question -> new Facts(
                        owner, sellToken, fine.buyToken(), fine.balance(), fine.allowance(), transferable, confirmed));
    }

    private static OrderDraft draft() {
        return by(Orders.ALICE);
    }

    private static OrderDraft by(PrivateKey owner) {
        return new OrderDraft(EdgeServer.DOMAIN, owner, Orders.USDC, Orders.DAI, EdgeServer.NOW + 3_600);
    }

    private RawHttp.Answer post(OrderDraft draft) throws IOException {
        return server.send(postOrder(draft.body()));
    }

    private RawHttp.Answer cancel(PrivateKey key, OrderUid... uids) throws IOException {
        return server.send(
                deleteOrders(CancellationDraft.ofAll(EdgeServer.DOMAIN, key, SigningScheme.EIP712, List.of(uids))));
    }

    private static void expect(RawHttp.Answer answer, int status, String errorType) {
        assertThat(answer.errorType()).as(answer.toString()).isEqualTo(errorType);
        assertThat(answer.status()).isEqualTo(status);
    }

    private static void unavailable(RawHttp.Answer answer) {
        expect(answer, 503, "Unavailable");
        assertThat(answer.headers()).containsEntry("retry-after", "1");
    }
}
