package io.walras.settlement.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.walras.protocol.chain.Bytes;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import io.walras.settlement.testing.NodeProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRpcTest {
    private static final RpcCall CALL = RpcCall.of("eth_chainId");
    private static final String ONE = "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x1\"}";
    private static final String TWO = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x2\"}";

    @Test
    void shouldReadTheResultOfOneCall() {
        try (NodeProxy node = NodeProxy.saying(ONE);
                JsonRpc rpc = client(node.uri())) {
            assertThat(rpc.ask(CALL, Quantity::longOf)).isEqualTo(1);
        }
    }

    @Test
    void shouldPutRepliesOfABatchInTheOrderOfItsCalls() {
        try (NodeProxy node = NodeProxy.saying("[" + TWO + "," + ONE + "]");
                JsonRpc rpc = client(node.uri())) {
            assertThat(rpc.batch(List.of(CALL, CALL)))
                    .extracting(reply -> JsonRpc.result(reply, Quantity::longOf))
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void shouldSendMoreCallsThanABatchHoldsInSeveral() {
        AtomicInteger requests = new AtomicInteger();
        try (NodeProxy node = NodeProxy.that((request, exchange) -> {
                    requests.incrementAndGet();
                    NodeProxy.answer(exchange, 200, request.startsWith("[") ? "[" + ONE + "," + TWO + "]" : ONE);
                });
                JsonRpc rpc = new JsonRpc(new RpcSettings(node.uri(), Duration.ofSeconds(5), 1_000, 2))) {
            assertThat(rpc.batch(List.of(CALL, CALL, CALL, CALL, CALL))).hasSize(5);
            assertThat(requests).hasValue(3);
        }
    }

    @Test
    void shouldTellAnErrorWithItsRevertData() {
        String error = "{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":"
                + "{\"code\":3,\"message\":\"execution reverted\\nnow\",\"data\":\"0x1234\"}}";
        try (NodeProxy node = NodeProxy.saying(error);
                JsonRpc rpc = client(node.uri())) {
            assertThat(rpc.reply(CALL))
                    .isEqualTo(new RpcReply.Failed(3, "execution reverted now", Bytes.fromHex("0x1234")));
        }
    }

    @Test
    void shouldTellNullFromAnError() {
        try (NodeProxy node = NodeProxy.saying("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":null}");
                JsonRpc rpc = client(node.uri())) {
            assertThat(rpc.reply(CALL)).isEqualTo(new RpcReply.Nothing());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>busy</html>",
                "[]",
                "{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":{\"code\":-32005,\"message\":\"batch too large\"}}",
                "[" + "{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":\"0x1\"}" + "]",
                "[{\"id\":0,\"result\":\"0x1\"},{\"id\":0,\"result\":\"0x1\"}]",
                "[{\"id\":0,\"result\":\"0x1\"},{\"id\":7,\"result\":\"0x1\"}]",
                "[{\"id\":0,\"result\":\"0x1\"},{\"id\":\"1\",\"result\":\"0x1\"}]",
                "[{\"id\":0,\"result\":\"0x1\"},{\"id\":1,\"id\":1,\"result\":\"0x1\"}]"
            })
    void shouldLearnNothingFromABatchThatMakesNoSense(String body) {
        try (NodeProxy node = NodeProxy.saying(body);
                JsonRpc rpc = client(node.uri())) {
            assertThatThrownBy(() -> rpc.batch(List.of(CALL, CALL))).isInstanceOf(ChainUnavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1z\"", "\"-0x1\"", "{}", "\"0x10000000000000000\"", "1", "true"})
    void shouldLearnNothingFromANumberThatIsNone(String result) {
        try (NodeProxy node = NodeProxy.saying("{\"jsonrpc\":\"2.0\",\"id\":0,\"result\":" + result + "}");
                JsonRpc rpc = client(node.uri())) {
            assertThatThrownBy(() -> rpc.ask(CALL, Quantity::longOf)).isInstanceOf(ChainUnavailable.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 429, 500, 503})
    void shouldLearnNothingFromAnHttpError(int status) {
        try (NodeProxy node = NodeProxy.that((request, exchange) -> NodeProxy.answer(exchange, status, ONE));
                JsonRpc rpc = client(node.uri())) {
            assertThatThrownBy(() -> rpc.reply(CALL))
                    .isInstanceOf(ChainUnavailable.class)
                    .hasMessageContaining(String.valueOf(status));
        }
    }

    @Test
    void shouldGiveUpOnANodeThatNeverAnswers() {
        CountDownLatch end = new CountDownLatch(1);
        try (NodeProxy node = NodeProxy.that((request, exchange) -> await(end));
                JsonRpc rpc = impatient(node.uri())) {
            assertThatThrownBy(() -> rpc.reply(CALL))
                    .isInstanceOf(ChainUnavailable.class)
                    .hasMessageContaining("did not answer within");
            end.countDown();
        }
    }

    @Test
    void shouldGiveUpOnANodeThatDripsItsAnswer() {
        CountDownLatch end = new CountDownLatch(1);
        try (NodeProxy node = NodeProxy.that((request, exchange) -> drip(exchange, end));
                JsonRpc rpc = impatient(node.uri())) {
            assertThatThrownBy(() -> rpc.reply(CALL))
                    .isInstanceOf(ChainUnavailable.class)
                    .hasMessageContaining("did not answer within");
            end.countDown();
        }
    }

    @Test
    void shouldLearnNothingFromANodeThatIsNotThere() {
        NodeProxy gone = NodeProxy.saying(ONE);
        gone.close();
        try (JsonRpc rpc = client(gone.uri())) {
            assertThatThrownBy(() -> rpc.reply(CALL)).isInstanceOf(ChainUnavailable.class);
        }
    }

    @Test
    void shouldCostOnlyTheCallWhoseAnswerIsTooLong() {
        try (NodeProxy node = NodeProxy.that(JsonRpcTest::answerLongToSecond);
                JsonRpc rpc = new JsonRpc(new RpcSettings(node.uri(), Duration.ofSeconds(5), 500, 100))) {
            List<RpcReply> replies = rpc.batch(
                    List.of(RpcCall.of("short"), RpcCall.of("long"), RpcCall.of("short"), RpcCall.of("short")));

            assertThat(replies.get(1)).isEqualTo(new RpcReply.TooLong());
            assertThat(replies).filteredOn(RpcReply.Value.class::isInstance).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1", "ws://127.0.0.1:8545", "127.0.0.1:8545"})
    void shouldRefuseAnEndpointThatIsNotHttp(String endpoint) {
        assertThatThrownBy(() -> RpcSettings.of(URI.create(endpoint))).isInstanceOf(IllegalArgumentException.class);
    }

    /** Answers each call named short in a batch, and makes the answer to one named long longer than is read. */
    private static void answerLongToSecond(String request, HttpExchange exchange) throws IOException {
        int calls = request.split("method", -1).length - 1;
        StringBuilder body = new StringBuilder();
        for (int id = 0; id < calls; id++) {
            body.append(id == 0 ? "" : ",").append("{\"id\":").append(id).append(",\"result\":\"0x1\"}");
        }
        String padding = request.contains("\"long\"") ? " ".repeat(1_000) : "";
        NodeProxy.answer(exchange, 200, (calls == 1 ? body.toString() : "[" + body + "]") + padding);
    }

    private static void await(CountDownLatch end) {
        try {
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void drip(HttpExchange exchange, CountDownLatch end) throws IOException {
        exchange.sendResponseHeaders(200, ONE.length());
        exchange.getResponseBody().write(ONE.substring(0, 5).getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        await(end);
    }

    private static JsonRpc client(URI endpoint) {
        return new JsonRpc(RpcSettings.of(endpoint));
    }

    private static JsonRpc impatient(URI endpoint) {
        return new JsonRpc(new RpcSettings(endpoint, Duration.ofMillis(300), 1_000, 10));
    }
}
