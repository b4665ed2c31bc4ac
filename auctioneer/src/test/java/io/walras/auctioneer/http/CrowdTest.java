package io.walras.auctioneer.http;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.deleteOrders;
import static io.walras.auctioneer.testing.Requests.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.testing.EdgeServer;
import io.walras.auctioneer.testing.RawHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Many clients at once, most of which mean no good. */
class CrowdTest {
    private static final int LORISES = 1_000;
    private static final int PER_ADDRESS = 32;

    /** Under the settings as they are shipped. */
    @Test
    void shouldServeTheHonestWhileAThousandSendTheirHeaderLinesByteByByte() throws Exception {
        try (EdgeServer server = new EdgeServer("");
                Crowd crowd = new Crowd(server)) {
            for (int i = 0; i < LORISES; i++) {
                crowd.comes(2 + i / PER_ADDRESS);
            }
            for (int times = 0; gauge(server, "walras_http_connections ") > 1 && times < 600; times++) {
                crowd.sockets.forEach(CrowdTest::trickle);
                assertThat(server.send(get("/api/v1/version")).status()).isEqualTo(200);
                LockSupport.parkNanos(50_000_000);
            }
            assertThat(gauge(server, "walras_http_connections ")).isEqualTo(1);
            assertThat(gauge(server, "walras_http_connections_refused_total ")).isZero();
        }
    }

    @Test
    void shouldLetTheHonestInThoughEveryPlaceIsTaken() throws Exception {
        try (EdgeServer server = new EdgeServer("http.max-connections = 40, http.max-connections-per-address = 20");
                Crowd crowd = new Crowd(server)) {
            for (int i = 0; i < 80; i++) {
                crowd.comes(2 + i / 20);
            }
            for (int i = 0; i < 20; i++) {
                assertThat(server.send(get("/api/v1/version")).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldLetTheHonestInThoughEveryPlaceWaitsForABody() throws Exception {
        try (EdgeServer server = new EdgeServer("http.max-connections = 40, http.max-connections-per-address = 20");
                Crowd crowd = new Crowd(server)) {
            for (int i = 0; i < 80; i++) {
                crowd.comes(2 + i / 20)
                        .getOutputStream()
                        .write(bytes("POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\n"
                                + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"));
            }
            for (int i = 0; i < 20; i++) {
                assertThat(server.send(get("/api/v1/version")).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void shouldRefuseOneMoreConnectionOfAnAddress() throws Exception {
        try (EdgeServer server = new EdgeServer("");
                Crowd crowd = new Crowd(server)) {
            for (int i = 0; i <= PER_ADDRESS; i++) {
                crowd.comes(2);
            }
            assertThat(crowd.sockets.getLast().getInputStream().read()).isNegative();
            assertThat(gauge(server, "walras_http_connections_refused_total ")).isEqualTo(1);
        }
    }

    @Test
    void shouldCutAClientThatTakesNothingOfItsAnswers() throws Exception {
        try (EdgeServer server = new EdgeServer("http.write-timeout = 200 ms");
                RawHttp http = new RawHttp(server.address())) {
            for (int i = 0; i < 50; i++) {
                http.write(get("/docs/swagger-ui-bundle.js"));
            }
            for (int times = 0; gauge(server, "walras_http_connections ") > 1 && times < 200; times++) {
                LockSupport.parkNanos(50_000_000);
            }
            assertThat(gauge(server, "walras_http_connections ")).isEqualTo(1);
        }
    }

    @Test
    void shouldReadCancellationsOfAnAddressThatMayAskNothingElseAnyMore() throws Exception {
        try (EdgeServer server = new EdgeServer("http.requests-per-address { per-second = 1, burst = 2 }")) {
            for (int i = 0; i < 3; i++) {
                server.send(get("/api/v1/version"));
            }
            String other = "X-Forwarded-For: 203.0.113.9\r\nForwarded: for=203.0.113.9\r\n";
            assertThat(server.send(get("/api/v1/version", other)).status()).isEqualTo(429);
            assertThat(server.send(deleteOrders("{}")).errorType()).isEqualTo("MissingField");
        }
    }

    /** Clients from many addresses of this machine. */
    private record Crowd(EdgeServer server, List<Socket> sockets) implements AutoCloseable {
        Crowd(EdgeServer server) {
            this(server, new ArrayList<>());
        }

        Socket comes(int address) throws IOException {
            Socket socket = new Socket();
            sockets.add(socket);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0." + address), 0));
            socket.connect(server.address(), 15_000);
            return socket;
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    /** One byte of a header line that never ends; the server may have cut the connection. */
    private static void trickle(Socket socket) {
        try {
            socket.getOutputStream().write(bytes("G"));
        } catch (IOException cut) {
            assertThat(socket.isConnected()).isTrue();
        }
    }

    private static long gauge(EdgeServer server, String name) throws IOException {
        return server.send(get("/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
                .sum();
    }
}
