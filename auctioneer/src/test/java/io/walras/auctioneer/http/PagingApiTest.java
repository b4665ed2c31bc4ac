package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.ledger.Trade;
import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.auctioneer.testing.RawHttp;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePMap;

/** Long lists, page by page, over a real socket. */
class PagingApiTest {
    private static final String ACCOUNT = "/api/v1/account/" + Orders.ALICE.address() + "/orders";
    private static final String TRADES = "/api/v2/trades?owner=" + Orders.ALICE.address();
    private static final Pattern UID = Pattern.compile("\"(?:orderUid|uid)\":\"(0x[0-9a-f]+)\"");

    private EdgeServer server;

    @BeforeEach
    void start() {
        server = new EdgeServer("");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldLeaveNoOrderOutAndTellNoneTwiceThoughNewOnesCome() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            expected.addFirst(order(i));
        }
        List<String> told = new ArrayList<>();
        int added = 7;
        String cursor = "";
        while (cursor != null) {
            cursor = page(ACCOUNT + "?limit=3" + cursor, told);
            order(added++);
        }
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void shouldPageThroughTheTradesOfAnOwner() throws Exception {
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            expected.addFirst(trade(i));
        }
        List<String> told = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            cursor = page(TRADES + "&limit=2" + cursor, told);
        }
        assertThat(told).isEqualTo(expected);
    }

    @Test
    void shouldRefuseACursorThatItDidNotGiveOutForThisList() throws Exception {
        order(0);
        order(1);
        String cursor = page(ACCOUNT + "?limit=1", new ArrayList<>());
        String forged = String.valueOf(cursor).replaceFirst("=A", "=B");
        assertThat(cursor).isNotEqualTo(forged);
        for (String bad : List.of(
                ACCOUNT + "?limit=1" + forged,
                ACCOUNT + "?cursor=",
                ACCOUNT + "?cursor=%00",
                ACCOUNT + "?offset=0" + cursor,
                ACCOUNT.replace(
                                Orders.ALICE.address().toString(),
                                Orders.BOB.address().toString()) + "?limit=1" + cursor,
                TRADES + cursor)) {
            RawHttp.Answer answer = server.send(get(bad));
            assertThat(answer.errorType()).as(bad).isEqualTo("InvalidPaging");
            assertThat(answer.status()).isEqualTo(422);
        }
    }

    /** Adds the uids of a page, and tells the query of the next one; null if there is none. */
    private @Nullable String page(String target, List<String> told) throws IOException {
        RawHttp.Answer answer = server.send(get(target));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        UID.matcher(answer.body()).results().forEach(uid -> told.add(uid.group(1)));
        String next = answer.headers().get("x-next-cursor");
        return next == null ? null : "&cursor=" + next;
    }

    private String order(int sequence) {
        Intent intent = intent(sequence);
        server.ledger()
                .put(new PooledOrder(
                        intent, "{}", EdgeServer.NOW * 1_000, sequence, null, TreePMap.empty(), Closing.NONE, null));
        return intent.uid().toString();
    }

    private String trade(int number) {
        Intent intent = intent(number);
        server.ledger()
                .put(new Trade(
                        number,
                        Keccak256.hash("transaction " + number),
                        100 + number / 2,
                        number,
                        intent.uid(),
                        Orders.ALICE.address(),
                        Orders.USDC,
                        Orders.DAI,
                        Uint256.of(5),
                        Uint256.ZERO,
                        Uint256.of(6),
                        List.of(),
                        Orders.DAI));
        return intent.uid().toString();
    }

    private static Intent intent(int number) {
        return new OrderDraft(EdgeServer.DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, EdgeServer.NOW + 100 + number)
                .intent();
    }
}
