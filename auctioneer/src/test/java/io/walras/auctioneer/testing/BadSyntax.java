package io.walras.auctioneer.testing;

import static io.walras.auctioneer.testing.Requests.postOrder;
import static io.walras.auctioneer.testing.Requests.withBody;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies that are not the JSON they should be: rows 1 to 6 and 8 to 13. */
final class BadSyntax {
    private static final String LONG_NAME = "\"" + "x".repeat(65) + "\":1";

    private BadSyntax() {}

    static List<BadInput> cases(BadInputTable.Target target) {
        JsonBody order = target.draft().body();
        String json = order.toString();
        return List.of(
                bad(1, "empty body", "", 400, "EmptyBody"),
                bad(1, "white space only", " \r\n ", 400, "EmptyBody"),
                bad(2, "cut off", "{invalid", 400, "MalformedJson"),
                bad(2, "single quotes", "{'a':'b'}", 400, "MalformedJson"),
                bad(2, "NaN", "{\"validTo\":NaN}", 400, "MalformedJson"),
                bad(2, "comment", "{/* */}", 400, "MalformedJson"),
                bad(2, "trailing comma", "{\"a\":1,}", 400, "MalformedJson"),
                bad(3, "a second value", json + " {}", 400, "MalformedJson"),
                bad(3, "a trailing bracket", json + "}", 400, "MalformedJson"),
                bad(4, "an array", "[]", 422, "InvalidShape"),
                bad(4, "a string", "\"x\"", 422, "InvalidShape"),
                bad(4, "null", "null", 422, "InvalidShape"),
                bad(4, "a number", "1", 422, "InvalidShape"),
                bad(5, "an empty object", "{}", 422, "MissingField"),
                bad(6, "a key twice", "{\"sellAmount\":\"1\"," + json.substring(1), 400, "DuplicateKey"),
                bad(8, "17 levels", with(target, "x", "[".repeat(16) + "]".repeat(16)), 400, "JsonTooDeep"),
                bad(8, "10,000 brackets", "[".repeat(10_000), 400, "JsonTooDeep"),
                bad(9, "81 digits", with(target, "x", "1".repeat(81)), 400, "NumberTooLong"),
                bad(9, "a huge exponent", with(target, "x", "1e999999999"), 400, "NumberTooLong"),
                bad(10, "a string of 9 KiB", with(target, "x", quoted("y".repeat(9_216))), 400, "StringTooLong"),
                bad(10, "a name of 65", with(target, "x".repeat(65), "1"), 400, "StringTooLong"),
                bad(10, "a name of 65 at first", "{" + LONG_NAME + "," + json.substring(1), 400, "StringTooLong"),
                bad(10, "a name of 65 after a signature", longNameAfter(json, "signature"), 400, "StringTooLong"),
                bad(10, "a name of 65 after app data", longNameAfter(json, "appData"), 400, "StringTooLong"),
                bad(11, "5,000 tokens", with(target, "x", "[" + "1,".repeat(5_000) + "1]"), 400, "TooManyTokens"),
                bytes(12, "invalid UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', '}'}),
                bytes(12, "an encoded surrogate", new byte[] {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'
                }),
                bad(12, "half a surrogate pair", with(target, "x", quoted("\\ud800")), 400, "InvalidEncoding"),
                bytes(12, "a byte order mark", ("\ufeff" + json).getBytes(StandardCharsets.UTF_8)),
                bytes(12, "UTF-16", encoded(json, StandardCharsets.UTF_16)),
                bytes(12, "UTF-16 without mark", encoded(json, StandardCharsets.UTF_16LE)),
                bad(13, "NUL in a string", with(target, "kind", quoted("sell\\u0000")), 422, "InvalidCharacter"),
                bad(13, "control in a string", with(target, "kind", quoted("se\\u001bll")), 422, "InvalidCharacter"),
                bad(13, "line end in a word", with(target, "kind", quoted("sell\\r\\n")), 422, "InvalidCharacter"),
                bad(13, "right-to-left mark", with(target, "appData", quoted("{}\\u202e")), 422, "InvalidCharacter"));
    }

    private static String with(BadInputTable.Target target, String name, String json) {
        return target.draft().body().with(name, json).toString();
    }

    private static String longNameAfter(String json, String name) {
        return json.replaceFirst("\"" + name + "\":\"(?:[^\"\\\\]|\\\\.)*\"", "$0," + LONG_NAME);
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static byte[] encoded(String json, Charset charset) {
        return json.getBytes(charset);
    }

    private static BadInput bad(int row, String what, String body, int status, String errorType) {
        return new BadInput(row, what, postOrder(body), status, errorType);
    }

    private static BadInput bytes(int row, String what, byte[] body) {
        return new BadInput(row, what, withBody("POST", "/api/v1/orders", body), 400, "InvalidEncoding");
    }
}
