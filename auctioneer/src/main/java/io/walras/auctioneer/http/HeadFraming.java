package io.walras.auctioneer.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pekko.util.ByteString;

/**
 * Follows the bytes of a connection from one request's header lines over its body to the next request's. Pekko accepts a
 * header line that is folded into several, which proxies read differently (RFC 9112 5.2 has a server refuse it); here the
 * byte that folds is replaced by one that no parser accepts. Where the framing itself is wrong the parser behind will say
 * so, and the bytes are no longer followed.
 */
final class HeadFraming {
    private static final ByteString UNACCEPTABLE = ByteString.fromArray(new byte[] {1});
    private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
    private static final Pattern CHUNK_SIZE = Pattern.compile("[0-9a-fA-F]{1,15}");
    private static final int LINE_KEPT = 256;

    private enum Place {
        HEAD,
        BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER,
        LOST
    }

    private final StringBuilder line = new StringBuilder();
    private Place place = Place.HEAD;
    private boolean requestLine = true;
    private boolean chunked;
    private boolean upgrade;
    private long left;

    /** The bytes to hand on. */
    ByteString pass(ByteString bytes) {
        int at = 0;
        while (at < bytes.size() && place != Place.LOST) {
            if (place == Place.BODY || place == Place.CHUNK) {
                at += skip(bytes.size() - at);
            } else if (folds(bytes.apply(at))) {
                place = Place.LOST;
                return bytes.take(at).concat(UNACCEPTABLE).concat(bytes.drop(at + 1));
            } else {
                read(bytes.apply(at));
                at++;
            }
        }
        return bytes;
    }

    /** Whether the client has asked for another protocol, so that what follows are no requests. */
    boolean isUpgraded() {
        return place == Place.LOST && upgrade;
    }

    /** Whether a request has begun whose header lines have not ended yet. */
    boolean isInHead() {
        return place == Place.HEAD && (!requestLine || line.length() > 0);
    }

    private int skip(int available) {
        int skipped = (int) Math.min(left, available);
        left -= skipped;
        if (left == 0) {
            place = place == Place.CHUNK ? Place.CHUNK_END : startHead();
        }
        return skipped;
    }

    private boolean folds(byte next) {
        boolean startsLine = line.length() == 0 && !requestLine;
        return startsLine && (place == Place.HEAD || place == Place.TRAILER) && (next == ' ' || next == '\t');
    }

    private void read(byte next) {
        if (next != '\n') {
            if (line.length() < LINE_KEPT) {
                line.append((char) (next & 0xff));
            }
            return;
        }
        String text = line.toString().replaceFirst("\r$", "");
        line.setLength(0);
        place = switch (place) {
            case HEAD -> headLine(text);
            case TRAILER -> text.isEmpty() ? startHead() : Place.TRAILER;
            case CHUNK_SIZE -> chunkSize(text);
            case CHUNK_END -> text.isEmpty() ? Place.CHUNK_SIZE : Place.LOST;
            case BODY, CHUNK, LOST -> throw new IllegalStateException("no lines in " + place);
        };
    }

    private Place headLine(String text) {
        if (requestLine) {
            requestLine = false;
            return text.isEmpty() ? Place.LOST : Place.HEAD;
        }
        if (text.isEmpty()) {
            return body();
        }
        int colon = text.indexOf(':');
        String name = text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        String value = text.substring(colon + 1).strip();
        switch (name) {
            case "content-length" -> {
                if (!LENGTH.matcher(value).matches()) {
                    return Place.LOST;
                }
                left = Long.parseLong(value);
            }
            case "transfer-encoding" -> chunked = true;
            case "upgrade" -> upgrade = true;
            default -> {
                return Place.HEAD;
            }
        }
        return Place.HEAD;
    }

    private Place body() {
        if (upgrade) {
            return Place.LOST;
        }
        if (chunked) {
            return Place.CHUNK_SIZE;
        }
        return left > 0 ? Place.BODY : startHead();
    }

    private Place chunkSize(String text) {
        String size = text.replaceFirst(";.*", "").strip();
        if (!CHUNK_SIZE.matcher(size).matches()) {
            return Place.LOST;
        }
        left = Long.parseLong(size, 16);
        return left > 0 ? Place.CHUNK : Place.TRAILER;
    }

    private Place startHead() {
        requestLine = true;
        chunked = false;
        upgrade = false;
        left = 0;
        return Place.HEAD;
    }
}
