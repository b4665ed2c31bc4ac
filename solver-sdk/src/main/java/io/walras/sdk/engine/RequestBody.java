package io.walras.sdk.engine;

import com.sun.net.httpserver.HttpExchange;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reads a request's body, compressed or not, never more of it than allowed. */
final class RequestBody {
    private RequestBody() {}

    /** The body, decompressed, is larger than allowed. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The body is encoded in a way that is not understood, or not at all in the way it says. */
    static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    static byte[] read(HttpExchange exchange, int maxBytes) throws IOException {
        String encoding = encoding(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream raw = exchange.getRequestBody();
                InputStream in = encoding.equals("gzip") ? new GZIPInputStream(raw) : raw) {
            byte[] body = in.readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                throw new TooLargeException();
            }
            return body;
        } catch (ZipException | EOFException broken) {
            throw new UnreadableException("body is not " + encoding);
        }
    }

    private static String encoding(@Nullable String header) {
        String encoding = header == null ? "identity" : header.strip().toLowerCase(Locale.ROOT);
        if (!encoding.equals("identity") && !encoding.equals("gzip")) {
            throw new UnreadableException("Content-Encoding is identity or gzip");
        }
        return encoding;
    }
}
