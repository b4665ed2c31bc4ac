package io.walras.settlement.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** An HTTP server in the place of a node. */
public final class NodeProxy implements AutoCloseable {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What the server does with a request. */
    public interface Handler {
        void handle(String request, HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private NodeProxy(Handler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                handler.handle(request, exchange);
            }
        });
        server.start();
    }

    /** A server that does this. */
    public static NodeProxy that(Handler handler) {
        return new NodeProxy(handler);
    }

    /** A server that answers everything with status 200 and this body. */
    public static NodeProxy saying(String body) {
        return new NodeProxy((request, exchange) -> answer(exchange, 200, body));
    }

    /** A node that does not know this method. */
    public static NodeProxy without(URI node, String method) {
        return failing(node, call -> call.path("method").asText().equals(method), -32601, "Method not found");
    }

    /** A node that answers the calls that are such with this error, and all others, of the same batch too, as it should. */
    public static NodeProxy failing(URI node, Predicate<JsonNode> such, int code, String message) {
        return altering(node, (call, reply) -> {
            if (such.test(call)) {
                reply.remove("result");
                reply.putObject("error").put("code", code).put("message", message);
            }
        });
    }

    /** A node whose replies are altered, each in sight of the call it belongs to. */
    public static NodeProxy altering(URI node, BiConsumer<JsonNode, ObjectNode> alteration) {
        HttpClient client = HttpClient.newHttpClient();
        return new NodeProxy((request, exchange) -> {
            JsonNode calls = MAPPER.readTree(request);
            JsonNode replies = MAPPER.readTree(ask(client, node, request));
            if (calls.isObject()) {
                alteration.accept(calls, (ObjectNode) replies);
            }
            for (JsonNode call : calls.isArray() ? calls : MAPPER.createArrayNode()) {
                for (JsonNode reply : replies) {
                    if (reply.path("id").equals(call.path("id"))) {
                        alteration.accept(call, (ObjectNode) reply);
                    }
                }
            }
            answer(exchange, 200, MAPPER.writeValueAsString(replies));
        });
    }

    /** Sends this answer. */
    public static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String ask(HttpClient client, URI node, String request) throws IOException {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(node)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(request))
                            .build(),
                    BodyHandlers.ofString());
            return response.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException(interrupted);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
