package io.walras.auctioneer.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.walras.auctioneer.solver.SolverSettings;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** A CoW solver engine on a port of loopback that answers whatever it is told to. */
public final class QuotingEngine implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private volatile Function<JsonNode, String> answer = order -> "{\"solutions\":[]}";

    public QuotingEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/solve", exchange -> {
            JsonNode order =
                    JSON.readTree(exchange.getRequestBody()).path("orders").path(0);
            byte[] body = answer.apply(order).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    /** It has no answer, and says why with this code. */
    public void decline(String code) {
        answer = order -> "{\"error\":{\"code\":\"" + code + "\"}}";
    }

    /** It gives so many atoms for all that is sold, by a call that declares just that. */
    public void pay(String atoms) {
        answer = order -> {
            String sold = order.path("sellAmount").asText();
            String sell = order.path("sellToken").asText();
            String buy = order.path("buyToken").asText();
            return ("{'solutions':[{'id':0,'prices':{'%s':'%s','%s':'%s'},'gas':100000,"
                            + "'trades':[{'kind':'fulfillment','order':'%s','executedAmount':'%s'}],"
                            + "'interactions':[{'kind':'custom','internalize':false,'target':'%s','value':'0',"
                            + "'callData':'0x','allowances':[],'inputs':[{'token':'%s','amount':'%s'}],"
                            + "'outputs':[{'token':'%s','amount':'%s'}]}]}]}")
                    .replace('\'', '"')
                    .formatted(
                            sell,
                            atoms,
                            buy,
                            sold,
                            order.path("uid").asText(),
                            sold,
                            Orders.token(60),
                            sell,
                            sold,
                            buy,
                            atoms);
        };
    }

    /** As an operator knows it. */
    SolverSettings settings() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return new SolverSettings("engine", url, Orders.token(61), Orders.token(61));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
