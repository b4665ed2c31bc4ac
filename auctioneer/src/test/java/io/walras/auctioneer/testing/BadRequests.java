package io.walras.auctioneer.testing;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.get;
import static io.walras.auctioneer.testing.Requests.withBody;

import java.util.ArrayList;
import java.util.List;

/** Paths, methods and queries: rows 20, 27 to 29, 34, 35, 85, 86 and 89. */
final class BadRequests {
    private BadRequests() {}

    static List<BadInput> cases(BadInputTable.Target target) {
        List<BadInput> cases = new ArrayList<>(paths());
        cases.add(posted(target));
        cases.addAll(misdirected());
        cases.addAll(methods());
        cases.addAll(uids());
        cases.addAll(queries(target));
        return cases;
    }

    private static List<BadInput> misdirected() {
        String rest = " HTTP/1.1\r\nHost: evil.example\r\n\r\n";
        return List.of(
                new BadInput(
                        20,
                        "a client that reads HTML only",
                        get("/api/v1/config", "Accept: text/html\r\n"),
                        406,
                        "NotAcceptable"),
                new BadInput(
                        20,
                        "a client that does not read JSON",
                        get("/api/v1/config", "Accept: application/json;q=0, image/*\r\n"),
                        406,
                        "NotAcceptable"),
                new BadInput(29, "another host", bytes("GET /api/v1/version" + rest), 421, "MisdirectedRequest"),
                new BadInput(
                        29,
                        "another host with a port",
                        bytes("GET /api/v1/version HTTP/1.1\r\nHost: localhost.evil.example:8080\r\n\r\n"),
                        421,
                        "MisdirectedRequest"),
                new BadInput(
                        29,
                        "another host in the target than in the header",
                        bytes("GET http://evil.example/api/v1/version HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                        421,
                        "MisdirectedRequest"),
                new BadInput(
                        29,
                        "another host in the target",
                        bytes("GET http://evil.example/api/v1/version" + rest),
                        421,
                        "MisdirectedRequest"));
    }

    private static List<BadInput> paths() {
        return List.of(
                        "/",
                        "/api",
                        "/api/v1",
                        "/api/v1/nothing",
                        "/api/v2/orders",
                        "/api/v3/orders/x",
                        "/api/v1/version/more",
                        "/api/v1/version/",
                        "/api//v1/version",
                        "//api/v1/version",
                        "/api/v1/%2e%2e/version",
                        "/api/v1/orders/%2e%2e",
                        "/%2e%2e/api/v1/version",
                        "/api/v1/x/%2e%2e/version",
                        "/api/v1/x/%2E./version",
                        "/api/v1/../v1/version",
                        "/api/v1/./version",
                        "/api/v1/%2e/version",
                        "http://localhost/api/v1/../v1/version",
                        "/API/v1/version",
                        "/v1/intents")
                .stream()
                .map(path -> new BadInput(27, path, get(path), 404, "NotFound"))
                .toList();
    }

    private static BadInput posted(BadInputTable.Target target) {
        byte[] order = bytes(target.draft().body().toString());
        return new BadInput(
                27,
                "an order to a dotted path",
                withBody("POST", "/api/v1/nope/%2e%2e/orders", order),
                404,
                "NotFound");
    }

    private static List<BadInput> methods() {
        List<BadInput> cases = new ArrayList<>();
        for (String method : List.of("PUT", "PATCH", "TRACE", "CONNECT", "BREW")) {
            byte[] request = bytes(method + " /api/v1/orders HTTP/1.1\r\nHost: localhost\r\n\r\n");
            cases.add(new BadInput(28, method, request, 405, "MethodNotAllowed"));
        }
        cases.add(new BadInput(28, "GET where orders are posted", get("/api/v1/orders"), 405, "MethodNotAllowed"));
        cases.add(new BadInput(
                28, "POST to what is read", withBody("POST", "/api/v1/version", new byte[0]), 405, "MethodNotAllowed"));
        return cases;
    }

    private static List<BadInput> uids() {
        String good = "0x" + "ab".repeat(56);
        return List.of(
                        good.substring(0, 112),
                        good + "ab",
                        good.substring(2),
                        "0X" + good.substring(2),
                        "0x" + "zz".repeat(56),
                        "0x",
                        "%27%20OR%201%3D1--",
                        "%24%7Bjndi%3Aldap%3A%2F%2Fx%7D")
                .stream()
                .flatMap(uid -> List.of(
                        new BadInput(34, uid, get("/api/v1/orders/" + uid), 400, "InvalidUid"),
                        new BadInput(
                                34, "status of " + uid, get("/api/v1/orders/" + uid + "/status"), 400, "InvalidUid"))
                        .stream())
                .toList();
    }

    private static List<BadInput> queries(BadInputTable.Target target) {
        String owner = target.poor().address().toString();
        String orders = "/api/v1/account/" + owner + "/orders";
        return List.of(
                new BadInput(35, "a short account", get("/api/v1/account/0x12/orders"), 422, "InvalidAddress"),
                new BadInput(
                        35,
                        "an account with a wrong checksum",
                        get("/api/v1/account/0x9008d19f58AAbD9eD0D60971565AA8510560ab41/orders"),
                        422,
                        "InvalidAddress"),
                new BadInput(85, "no entries", get(orders + "?limit=0"), 422, "InvalidPaging"),
                new BadInput(85, "a negative limit", get(orders + "?limit=-1"), 422, "InvalidPaging"),
                new BadInput(85, "too many entries", get(orders + "?limit=1001"), 422, "InvalidPaging"),
                new BadInput(85, "an offset that is none", get(orders + "?offset=x"), 422, "InvalidPaging"),
                new BadInput(85, "neither owner nor order", get("/api/v2/trades"), 400, "InvalidTradeFilter"),
                new BadInput(
                        86,
                        "SQL for an owner",
                        get("/api/v2/trades?owner=%27%3B%20DROP%20TABLE%20orders%3B--"),
                        422,
                        "InvalidAddress"),
                new BadInput(
                        86,
                        "SQL for a limit",
                        get("/api/v2/trades?owner=" + owner + "&limit=1%20OR%201"),
                        422,
                        "InvalidPaging"),
                new BadInput(86, "SQL for a hash", get("/api/v1/transactions/%27--/orders"), 400, "InvalidHash"),
                new BadInput(86, "SQL for an auction", get("/api/v2/solver_competition/1%27"), 400, "InvalidAuctionId"),
                new BadInput(
                        86,
                        "SQL for an event",
                        get("/api/v1/events", "Last-Event-ID: 1' OR '1\r\n"),
                        422,
                        "InvalidEventId"),
                new BadInput(
                        89,
                        "an event that there is not yet",
                        get("/api/v1/events", "Last-Event-ID: 99999999\r\n"),
                        422,
                        "InvalidEventId"));
    }
}
