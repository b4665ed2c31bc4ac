package io.walras.auctioneer.testing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.rfq.MakerLogin;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A maker at the other end of a real WebSocket that says what a test wants, whether it may or not. */
public final class TestMaker implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<Envelope<HubMessage>> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final AtomicLong said = new AtomicLong();
    private final PrivateKey key;
    private final HttpClient client;
    private final WebSocket socket;
    private final HubMessage.Challenge challenge;

    private TestMaker(InetSocketAddress server, PrivateKey key) {
        this.key = key;
        this.client = HttpClient.newHttpClient();
        this.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.getPort() + "/api/v1/maker"), this)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        this.challenge = await(HubMessage.Challenge.class);
    }

    /** Opens a connection; nothing is said on it yet. */
    public static TestMaker connect(InetSocketAddress server, PrivateKey key) {
        return new TestMaker(server, key);
    }

    public Address address() {
        return key.address();
    }

    /** What this connection is to sign. */
    public Bytes32 challenge() {
        return challenge.challenge();
    }

    /** The login that this maker's key would sign for a challenge, for itself or for a vault. */
    public MakerMessage.Login loginFor(Bytes32 anyChallenge, Address maker, String instance) {
        MakerLogin login = new MakerLogin(maker, key.address(), anyChallenge);
        return new MakerMessage.Login(
                maker,
                key.address(),
                key.sign(challenge.domain().toDomain().digest(login.structHash()))
                        .toBytes(),
                instance,
                "test/1");
    }

    /** Logs in. */
    public HubMessage.Welcome login() {
        say(loginFor(challenge(), key.address(), "one"));
        return await(HubMessage.Welcome.class);
    }

    public void say(MakerMessage message) {
        sayText(Envelope.of("m-" + said.incrementAndGet(), EdgeServer.NOW * 1_000, message)
                .text());
    }

    public void sayText(String text) {
        socket.sendText(text, true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** The next message of this kind; others before it are passed over. */
    public <M extends HubMessage> M await(Class<M> kind) {
        return kind.cast(awaitEnvelope(kind).message());
    }

    /** The same, as it came. */
    public Envelope<HubMessage> awaitEnvelope(Class<? extends HubMessage> kind) {
        try {
            Envelope<HubMessage> next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            while (next != null && !kind.isInstance(next.message())) {
                next = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
            if (next == null) {
                throw new AssertionError("no " + kind.getSimpleName() + " came");
            }
            return next;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Waits until the connection is over. */
    public void awaitEnd() {
        ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(Envelope.ofHub(partial.toString()));
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int statusCode, String reason) {
        ended.complete(reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(String.valueOf(error.getMessage()));
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
    }
}
