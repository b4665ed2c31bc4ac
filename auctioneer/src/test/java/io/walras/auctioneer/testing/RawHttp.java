package io.walras.auctioneer.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that sends exactly the bytes it is given, however wrong they are. */
public final class RawHttp implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 15_000;
    private static final Pattern ERROR_TYPE = Pattern.compile("\"errorType\":\"([A-Za-z0-9]+)\"");

    private final Socket socket;

    public RawHttp(InetSocketAddress address) throws IOException {
        socket = new Socket();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.connect(address, TIMEOUT_MILLIS);
    }

    /**
     * An answer.
     *
     * @param headers by lower-case name
     */
    public record Answer(int status, Map<String, String> headers, String body) {
        /** The errorType of the body, or nothing. */
        public String errorType() {
            Matcher matcher = ERROR_TYPE.matcher(body);
            return matcher.find() ? matcher.group(1) : "";
        }
    }

    /** One request on a connection of its own. */
    public static Answer send(InetSocketAddress address, byte[] request) throws IOException {
        try (RawHttp http = new RawHttp(address)) {
            http.write(request);
            return http.read(request.length > 4 && request[0] == 'H' && request[1] == 'E');
        }
    }

    /** Sends the bytes; that the server has stopped listening is for {@link #read} to find out. */
    public void write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException closedByServer) {
            if (socket.isInputShutdown()) {
                throw closedByServer;
            }
        }
    }

    public Answer read() throws IOException {
        return read(false);
    }

    private Answer read(boolean bodiless) throws IOException {
        InputStream in = socket.getInputStream();
        String[] head = readHead(in).strip().split("\r\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.put(
                    head[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    head[i].substring(colon + 1).strip());
        }
        int length = bodiless ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        return new Answer(
                Integer.parseInt(head[0].split(" ", -1)[1]), headers, new String(body, StandardCharsets.UTF_8));
    }

    /** Whether the server closes the connection without saying more. */
    public boolean isClosedByServer() throws IOException {
        return socket.getInputStream().read() < 0;
    }

    /** The text that comes until it ends in {@code end}. */
    public String readUntil(String end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.UTF_8).endsWith(end)) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the connection ended after " + read);
            }
            read.write(next);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    private static String readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended in the head of an answer: " + head);
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
