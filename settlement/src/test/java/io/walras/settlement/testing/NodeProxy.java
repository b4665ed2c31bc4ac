package io.walras.settlement.testing;

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

/** An HTTP server in the place of a node. */
public final class NodeProxy implements AutoCloseable {
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
        HttpClient client = HttpClient.newHttpClient();
        return new NodeProxy((request, exchange) -> {
            if (request.contains('"' + method + '"')) {
                answer(
                        exchange,
                        200,
                        "{\"jsonrpc\":\"2.0\",\"id\":0,\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}");
            } else {
                answer(exchange, 200, ask(client, node, request));
            }
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
