package io.walras.sdk.trade;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.MassCancellation;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderCancellation;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.OwnerInstruction;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.EngineJson;
import io.walras.protocol.wire.order.OrderQuoteJson;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The order-book API as a trader uses it. Methods throw {@link UnavailableException} if the auctioneer cannot be reached
 * or cannot answer now.
 */
public final class TraderClient {
    /** The app-data document of an order that says nothing more. */
    public static final String EMPTY_APP_DATA = "{}";

    /** The hash that an order with {@link #EMPTY_APP_DATA} is signed with. */
    public static final Bytes32 EMPTY_APP_DATA_HASH = Keccak256.hash(EMPTY_APP_DATA);

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final int MAX_ANSWER_BYTES = 1 << 20;
    private static final int TOO_MANY_REQUESTS = 429;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String baseUrl;
    private final Eip712Domain domain;

    /**
     * A client of the API at this URL.
     *
     * @param domain in which orders are signed: what the trader means to trade on, and nothing that a server says, for a
     *     signature is valid wherever its domain is
     */
    public TraderClient(URI url, Eip712Domain domain) {
        String text = url.toString();
        this.baseUrl = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.domain = domain;
    }

    /** Signs an order; the key's address is its owner. */
    public Intent sign(Order order, PrivateKey key) {
        return Intent.sign(domain, order, SigningScheme.EIP712, key);
    }

    /** Posts an intent with {@link #EMPTY_APP_DATA}; posted again, it is refused as a duplicate and changes nothing. */
    public Answer<OrderUid> post(Intent intent) {
        return post(intent, EMPTY_APP_DATA);
    }

    /**
     * Posts an intent with the app-data document that it was signed with.
     *
     * @throws IllegalArgumentException if it was signed with another
     */
    public Answer<OrderUid> post(Intent intent, String appData) {
        if (!Keccak256.hash(appData).equals(intent.order().appData())) {
            throw new IllegalArgumentException("the order was signed with another app-data document");
        }
        return answer(post("/api/v1/orders", Bodies.posting(intent, appData)), reply -> read(reply, OrderUid.class));
    }

    /**
     * What an order would get now. An order of the same owner for the same amount that is posted before the quote expires is
     * linked to it.
     *
     * @param amount of a sell order the sell atoms, network fee included; of a buy order the buy atoms
     */
    public Answer<OrderQuoteJson> quote(
            Address from, Address sellToken, Address buyToken, OrderKind kind, Uint256 amount) {
        return answer(
                post("/api/v1/quote", Bodies.asking(from, sellToken, buyToken, kind, amount)),
                reply -> read(reply, OrderQuoteJson.class));
    }

    /** The order, if the auctioneer knows it. */
    public Optional<OrderState> order(OrderUid uid) {
        Reply reply = send(request("/api/v1/orders/" + uid).GET().build());
        if (reply.status() == 404) {
            return Optional.empty();
        }
        return switch (answer(reply, known -> read(known, OrderState.class))) {
            case Answer.Accepted<OrderState> known -> Optional.of(known.value());
            case Answer.Refused<OrderState> refused ->
                throw new UnavailableException(refused.errorType() + ": " + refused.description());
        };
    }

    /**
     * Follows an order until nothing can become of it any more: tells each state that differs from the one before, asking
     * at this interval. What cannot be asked now is asked again.
     *
     * @return how it ended
     * @throws InterruptedException if the thread is interrupted
     */
    public OrderState follow(OrderUid uid, Duration interval, Consumer<OrderState> listener)
            throws InterruptedException {
        Optional<OrderState> last = Optional.empty();
        while (true) {
            Optional<OrderState> now = tryOrder(uid);
            if (now.isPresent() && !now.equals(last)) {
                listener.accept(now.get());
                last = now;
            }
            if (now.isPresent() && now.get().isOver()) {
                return now.get();
            }
            Thread.sleep(interval);
        }
    }

    private Optional<OrderState> tryOrder(OrderUid uid) {
        try {
            return order(uid);
        } catch (UnavailableException notNow) {
            return Optional.empty();
        }
    }

    /** Cancels an order without a transaction; only its owner can. */
    public Answer<Cancellation> cancel(OrderUid uid, PrivateKey owner) {
        Bodies.Signed body = new Bodies.Signed(
                owner.sign(domain.digest(OrderCancellation.structHash(uid))).toBytes(), SigningScheme.EIP712);
        HttpRequest request = request("/api/v1/orders/" + uid)
                .header("Content-Type", "application/json")
                .method("DELETE", BodyPublishers.ofByteArray(EngineJson.write(body)))
                .build();
        return answer(send(request), reply -> reply.status() == 202 ? Cancellation.PENDING : Cancellation.HOLDS);
    }

    /**
     * Cancels all open orders of the message's scope in one step.
     *
     * @param message signed later than every one before, by a clock that is right within a minute
     */
    public Answer<MassCancelled> cancelAll(MassCancellation message, PrivateKey owner) {
        OrderScope scope = message.scope();
        Bodies.SignedCancellation body = new Bodies.SignedCancellation(
                scope.owner(), scope.market(), message.signedAt(), signature(message, owner), SigningScheme.EIP712);
        return answer(
                post("/api/v1/orders/cancellations", EngineJson.write(body)),
                reply -> read(reply, MassCancelled.class));
    }

    /**
     * Arms the dead-man switch of the message's scope, or disarms it.
     *
     * @param message signed later than every one about the scope before, by a clock that is right within a minute
     */
    public Answer<SwitchState> set(DeadManSwitch message, PrivateKey owner) {
        OrderScope scope = message.scope();
        Bodies.SignedSwitch body = new Bodies.SignedSwitch(
                scope.market(),
                message.cancelAt(),
                message.signedAt(),
                signature(message, owner),
                SigningScheme.EIP712);
        return answer(
                post("/api/v1/account/" + scope.owner() + "/switch", EngineJson.write(body)),
                reply -> read(reply, SwitchState.class));
    }

    private Bytes signature(OwnerInstruction message, PrivateKey owner) {
        Eip712Domain auctioneers = Eip712Domain.walras(domain.chainId(), domain.verifyingContract());
        return owner.sign(auctioneers.digest(message.structHash())).toBytes();
    }

    private Reply post(String path, byte[] body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build());
    }

    private static <T> Answer<T> answer(Reply reply, Function<Reply, T> accepted) {
        if (reply.status() < 300) {
            return new Answer.Accepted<>(accepted.apply(reply));
        }
        Bodies.Fault fault = read(reply, Bodies.Fault.class);
        return new Answer.Refused<>(reply.status(), fault.errorType(), fault.description());
    }

    private static <T> T read(Reply reply, Class<T> type) {
        try {
            return EngineJson.read(reply.body(), type);
        } catch (MalformedJsonException malformed) {
            throw new UnavailableException("an answer that makes no sense: " + malformed.getMessage(), malformed);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path)).timeout(TIMEOUT);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared, never changed
    private record Reply(int status, byte[] body) {}

    private Reply send(HttpRequest request) {
        Reply reply;
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                reply = new Reply(response.statusCode(), body.readNBytes(MAX_ANSWER_BYTES));
            }
        } catch (IOException unreachable) {
            throw new UnavailableException("no answer from " + request.uri(), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnavailableException("interrupted while asking " + request.uri(), interrupted);
        }
        if (reply.status() >= 500 || reply.status() == TOO_MANY_REQUESTS) {
            throw new UnavailableException(request.uri() + " answered " + reply.status());
        }
        return reply;
    }
}
