package io.walras.auctioneer.http;

import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pekko.util.ByteString;

/**
 * Follows the bytes of a connection from one request's header lines over its body to the next request's, and refuses what
 * Pekko's parser accepts and proxies may read differently: header lines that are folded or have no name, a length of the
 * body that is not one plain number, an encoding other than chunks, and chunks in HTTP/1.0 (RFC 9112 5.1, 5.2, 6.1 and
 * 6.3 have a server refuse them). From there on it hands on nothing but an end that no parser accepts, so that the parser
 * answers and closes the connection, and nothing that follows is taken for a request.
 */
final class HeadFraming {
    private static final String NO_HEADER = "\u0001\r\n\r\n";
    private static final String NO_LENGTH = "Content-Length: unclear\r\n\r\n";
    private static final ByteString AFTER_FOLD = ByteString.fromString(NO_HEADER);
    private static final ByteString AFTER_NAME = ByteString.fromString("\n" + NO_HEADER);
    private static final ByteString AFTER_LENGTH = ByteString.fromString("\n" + NO_LENGTH);
    private static final ByteString AFTER_CHUNK = ByteString.fromString(NO_HEADER);
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
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
        REFUSED
    }

    private final StringBuilder line = new StringBuilder();
    private Place place = Place.HEAD;
    private ByteString end = ByteString.emptyByteString();
    private boolean requestLine = true;
    private boolean takesChunks;
    private boolean chunked;
    private boolean wishedToUpgrade;
    private long left;

    /** The bytes to hand on; none any more after a refusal. */
    ByteString pass(ByteString bytes) {
        int at = 0;
        while (at < bytes.size() && place != Place.REFUSED) {
            if (place == Place.BODY || place == Place.CHUNK) {
                at += skip(bytes.size() - at);
            } else if (folds(bytes.apply(at))) {
                place = refused(AFTER_FOLD);
            } else {
                read(bytes.apply(at));
                at += place == Place.REFUSED ? 0 : 1;
            }
        }
        return place == Place.REFUSED ? ended(bytes.take(at)) : bytes;
    }

    /** Whether a request on this connection has asked for another protocol; whether it got it, its answer tells. */
    boolean hasWishedToUpgrade() {
        return wishedToUpgrade;
    }

    /** Whether a request has begun whose header lines have not ended yet. */
    boolean isInHead() {
        return place == Place.HEAD && (!requestLine || line.length() > 0);
    }

    private Place refused(ByteString unacceptable) {
        end = unacceptable;
        return Place.REFUSED;
    }

    private ByteString ended(ByteString accepted) {
        ByteString all = accepted.concat(end);
        end = ByteString.emptyByteString();
        return all;
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
            keep((char) (next & 0xff));
            return;
        }
        boolean isWhole = line.length() < LINE_KEPT;
        String text = line.toString().replaceFirst("\r$", "");
        line.setLength(0);
        place = switch (place) {
            case HEAD -> requestLine ? requestLine(text) : text.isEmpty() ? body() : headerLine(text, isWhole);
            case TRAILER -> text.isEmpty() ? startHead() : Place.TRAILER;
            case CHUNK_SIZE -> chunkSize(text);
            case CHUNK_END -> text.isEmpty() ? Place.CHUNK_SIZE : refused(AFTER_CHUNK);
            case BODY, CHUNK, REFUSED -> throw new IllegalStateException("no lines in " + place);
        };
    }

    /** Of a request's first line the end matters, which tells the version; of all others the beginning. */
    private void keep(char next) {
        if (requestLine && line.length() == LINE_KEPT) {
            line.delete(0, LINE_KEPT / 2);
        }
        if (line.length() < LINE_KEPT) {
            line.append(next);
        }
    }

    private Place requestLine(String text) {
        requestLine = text.isEmpty();
        takesChunks = text.endsWith(" HTTP/1.1");
        return Place.HEAD;
    }

    private Place headerLine(String text, boolean isWhole) {
        int colon = text.indexOf(':');
        if (colon < 0 && !isWhole) {
            return Place.HEAD; // a name this long is over the parser's limit, which it says better
        }
        String name = text.substring(0, Math.max(colon, 0)).toLowerCase(Locale.ROOT);
        if (!NAME.matcher(name).matches()) {
            return refused(AFTER_NAME);
        }
        String value = text.substring(colon + 1).strip();
        return switch (name) {
            case "content-length" -> length(value);
            case "transfer-encoding" -> encoding(value);
            case "upgrade" -> {
                wishedToUpgrade = true;
                yield Place.HEAD;
            }
            default -> Place.HEAD;
        };
    }

    private Place length(String value) {
        if (!LENGTH.matcher(value).matches()) {
            return refused(AFTER_LENGTH);
        }
        left = Long.parseLong(value);
        return Place.HEAD;
    }

    private Place encoding(String value) {
        if (chunked || !takesChunks || !value.equalsIgnoreCase("chunked")) {
            return refused(AFTER_LENGTH);
        }
        chunked = true;
        return Place.HEAD;
    }

    private Place body() {
        if (chunked) {
            return Place.CHUNK_SIZE;
        }
        return left > 0 ? Place.BODY : startHead();
    }

    private Place chunkSize(String text) {
        String size = text.replaceFirst(";.*", "").strip();
        if (!CHUNK_SIZE.matcher(size).matches()) {
            return refused(AFTER_CHUNK);
        }
        left = Long.parseLong(size, 16);
        return left > 0 ? Place.CHUNK : Place.TRAILER;
    }

    private Place startHead() {
        requestLine = true;
        chunked = false;
        left = 0;
        return Place.HEAD;
    }
}
