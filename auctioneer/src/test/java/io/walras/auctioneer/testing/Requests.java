package io.walras.auctioneer.testing;

import java.nio.charset.StandardCharsets;

/** The bytes of requests. */
public final class Requests {
    private Requests() {}

    public static byte[] get(String target) {
        return bytes("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    public static byte[] get(String target, String headerLines) {
        return bytes("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines + "\r\n");
    }

    public static byte[] postOrder(Object body) {
        return withBody("POST", "/api/v1/orders", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] deleteOrders(Object body) {
        return withBody("DELETE", "/api/v1/orders", body.toString().getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] withBody(String method, String target, byte[] body) {
        return withBody(method, target, "Content-Type: application/json\r\n", body);
    }

    public static byte[] withBody(String method, String target, String headerLines, byte[] body) {
        byte[] head = bytes(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headerLines
                + "Content-Length: " + body.length + "\r\n\r\n");
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
