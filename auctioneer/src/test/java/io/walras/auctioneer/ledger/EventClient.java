package io.walras.auctioneer.ledger;

import io.walras.auctioneer.testing.Requests;
import io.walras.auctioneer.testing.StreamClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of the event stream that can lose its connection at any time. */
interface EventClient extends AutoCloseable {
    /** The next event: number, kind and payload. */
    String next() throws IOException;

    @Override
    void close() throws IOException;

    /** How the stream is followed. */
    enum Kind {
        SERVER_SENT_EVENTS {
            @Override
            EventClient connect(InetSocketAddress server, long after) throws IOException {
                return new OfServerSentEvents(server, after);
            }
        },
        WEB_SOCKET {
            @Override
            EventClient connect(InetSocketAddress server, long after) {
                return new OfWebSocket(new StreamClient(server, "/api/v1/events/ws?after=" + after));
            }
        };

        /** A connection that is told what comes after this event. */
        abstract EventClient connect(InetSocketAddress server, long after) throws IOException;
    }

    /** Reads the lines of the stream, among which are those of the chunks that it is sent in. */
    final class OfServerSentEvents implements EventClient {
        private static final int PATIENCE_MILLIS = 30_000;

        private final Socket socket = new Socket();
        private final BufferedReader lines;

        OfServerSentEvents(InetSocketAddress server, long after) throws IOException {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server, PATIENCE_MILLIS);
            socket.getOutputStream().write(Requests.get("/api/v1/events", "Last-Event-ID: " + after + "\r\n"));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public String next() throws IOException {
            String data = after("data:");
            String event = after("event:");
            return after("id:") + " " + event + " " + data;
        }

        private String after(String field) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(field)) {
                    return line.substring(field.length());
                }
            }
            throw new IOException("the stream ended before " + field);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /** Reads the messages of the WebSocket. */
    final class OfWebSocket implements EventClient {
        private static final Pattern MESSAGE =
                Pattern.compile("\\{\"id\":([0-9]+),\"event\":\"([a-z]+)\",\"data\":(.*)}");

        private final StreamClient client;

        OfWebSocket(StreamClient client) {
            this.client = client;
        }

        @Override
        public String next() throws IOException {
            Matcher message = MESSAGE.matcher(client.awaitNext(""));
            if (!message.matches()) {
                throw new IOException("not an event");
            }
            return message.group(1) + " " + message.group(2) + " " + message.group(3);
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
