package io.walras.auctioneer.testing;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.withBody;

import java.util.List;

/** Requests that are too large, of another type, or whose header lines are wrong: rows 14 to 16, 18, 19, 25 and 26. */
final class BadFraming {
    private static final String POST = "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\n";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String NO_CHUNKS = "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n";

    private BadFraming() {}

    static List<BadInput> cases(BadInputTable.Target target) {
        byte[] order = bytes(target.draft().body().toString());
        return List.of(
                bad(14, "a length over the limit", POST + JSON + "Content-Length: 16385\r\n\r\n", 413, "BodyTooLarge"),
                bad(15, "chunks without end", POST + JSON + chunks(20), 413, "BodyTooLarge"),
                bad(
                        16,
                        "two lengths",
                        POST + JSON + "Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                        400,
                        "BadFraming"),
                bad(16, "length and chunks", POST + JSON + "Content-Length: 2\r\n" + chunks(1), 400, "BadFraming"),
                length("an empty length", ""),
                length("a length with a sign", "+2"),
                length("a length with a gap", "0 2"),
                length("a list of lengths", "2, 2"),
                length("a length past 63 bits", "9".repeat(19)),
                encoding("an empty encoding", ""),
                encoding("an encoding that is none", "identity"),
                encoding("an encoding twice", "chunked\r\nTransfer-Encoding: chunked"),
                bad(
                        16,
                        "a chunk's length of 20 digits",
                        POST + JSON + "Transfer-Encoding: chunked\r\n\r\n" + "0".repeat(19) + "2\r\n{}\r\n0\r\n\r\n",
                        400,
                        "BadFraming"),
                bad(
                        16,
                        "chunks in HTTP/1.0",
                        "GET /healthz HTTP/1.0\r\nHost: localhost\r\n" + NO_CHUNKS,
                        400,
                        "BadFraming"),
                bad(
                        16,
                        "chunks in a POST of HTTP/1.0",
                        "POST /api/v1/orders HTTP/1.0\r\nHost: localhost\r\n" + JSON + NO_CHUNKS,
                        400,
                        "BadFraming"),
                typed(18, "gzip", JSON + "Content-Encoding: gzip\r\n", order, "UnsupportedEncoding"),
                typed(19, "text", "Content-Type: text/plain\r\n", order, "UnsupportedMediaType"),
                typed(19, "no type", "", order, "UnsupportedMediaType"),
                typed(
                        19,
                        "multipart",
                        "Content-Type: multipart/form-data; boundary=x\r\n",
                        order,
                        "UnsupportedMediaType"),
                header(25, "33 header lines", lines(32), 431, "HeadersTooLarge"),
                header(25, "a line of 5 KiB", "X-A: " + "a".repeat(5_120) + "\r\n", 431, "HeadersTooLarge"),
                header(25, "20 KiB of lines", ("X-A: " + "a".repeat(4_000) + "\r\n").repeat(5), 431, "HeadersTooLarge"),
                new BadInput(25, "a target of 2.1 KiB", get("/api/v1/orders/" + "a".repeat(2_150)), 414, "UriTooLong"),
                header(26, "a bare CR", "X-A: a\rb\r\n", 400, "BadHeader"),
                header(26, "an injected line", "X-A: a\nb\r\n", 400, "BadHeader"),
                header(26, "NUL", "X-A: a\u0000b\r\n", 400, "BadHeader"),
                header(26, "a folded line", "X-A: a\r\n b\r\n", 400, "BadHeader"),
                header(26, "a line folded by a tab", "X-A: a\r\n\tb\r\n", 400, "BadHeader"),
                bad(26, "no Host line", "GET /api/v1/version HTTP/1.1\r\n\r\n", 400, "BadHeader"),
                bad(26, "two Host lines", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "BadHeader"),
                header(26, "no colon", "nonsense\r\n", 400, "BadHeader"),
                header(26, "an empty name", ": a\r\n", 400, "BadHeader"),
                header(26, "a gap after a name", "X-A : a\r\n", 400, "BadHeader"),
                header(
                        26,
                        "a folded line after a wish to upgrade",
                        "Upgrade: foo\r\nX-A: a\r\n b\r\n",
                        400,
                        "BadHeader"));
    }

    private static BadInput length(String what, String value) {
        return bad(16, what, POST + JSON + "Content-Length: " + value + "\r\n\r\n{}", 400, "BadFraming");
    }

    private static BadInput encoding(String what, String value) {
        return bad(16, what, POST + JSON + "Transfer-Encoding: " + value + "\r\n\r\n0\r\n\r\n", 400, "BadFraming");
    }

    private static String chunks(int kibibytes) {
        String chunk = "400\r\n" + "x".repeat(1_024) + "\r\n";
        return "Transfer-Encoding: chunked\r\n\r\n" + chunk.repeat(kibibytes);
    }

    private static String lines(int count) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            lines.append("X-").append(i).append(": a\r\n");
        }
        return lines.toString();
    }

    private static BadInput bad(int row, String what, String request, int status, String errorType) {
        return new BadInput(row, what, bytes(request), status, errorType);
    }

    private static BadInput typed(int row, String what, String headerLines, byte[] body, String errorType) {
        return new BadInput(row, what, withBody("POST", "/api/v1/orders", headerLines, body), 415, errorType);
    }

    private static BadInput header(int row, String what, String lines, int status, String errorType) {
        return new BadInput(row, what, get("/api/v1/version", lines), status, errorType);
    }
}
