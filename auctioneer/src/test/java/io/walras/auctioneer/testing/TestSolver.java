package io.walras.auctioneer.testing;

import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A solver at the other end of a real WebSocket that says what a test wants, whether it may or not. */
public final class TestSolver implements WebSocket.Listener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final LinkedBlockingQueue<AuctioneerMessage> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final StringBuilder partial = new StringBuilder();
    private final PrivateKey key;
    private final HttpClient client;
    private final WebSocket socket;
    private final AuctioneerMessage.Challenge challenge;
    private volatile boolean deaf;

    private TestSolver(InetSocketAddress server, PrivateKey key) {
        this.key = key;
        this.client = HttpClient.newHttpClient();
        this.socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://127.0.0.1:" + server.getPort() + "/api/v1/solver"), this)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        this.challenge = await(AuctioneerMessage.Challenge.class);
    }

    /** Opens a connection; nothing is said on it yet. */
    public static TestSolver connect(InetSocketAddress server, PrivateKey key) {
        return new TestSolver(server, key);
    }

    public Address address() {
        return key.address();
    }

    /** What this connection is to sign. */
    public Bytes32 challenge() {
        return challenge.challenge();
    }

    private Eip712Domain domain() {
        return challenge.domain().toDomain();
    }

    /** The login that this solver would sign for a challenge. */
    public SolverMessage.Login loginFor(Bytes32 anyChallenge, boolean shadow) {
        SolverLogin login = new SolverLogin(key.address(), key.address(), shadow, anyChallenge);
        return new SolverMessage.Login(
                key.address(),
                key.address(),
                shadow,
                key.sign(domain().digest(login.structHash())).toBytes());
    }

    /** Logs in. */
    public AuctioneerMessage.Welcome login(boolean shadow) {
        say(loginFor(challenge(), shadow));
        return await(AuctioneerMessage.Welcome.class);
    }

    public void say(SolverMessage message) {
        sayText(message.text());
    }

    public void sayText(String text) {
        socket.sendText(text, true)
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** A salt of the test's own for a commitment. */
    public static Bytes32 salt(long sequence) {
        return Keccak256.hash("salt " + sequence);
    }

    /** Commits to a bid in an auction. */
    public SignedCommitment commit(long auctionId, Bytes32 batch, long sequence, String bid, boolean last) {
        Bytes bytes = Bytes.of(bid.getBytes(StandardCharsets.UTF_8));
        Bytes32 seal = Commitment.seal(auctionId, key.address(), bytes, salt(sequence));
        return commitTo(auctionId, batch, sequence, seal, last);
    }

    /** Commits to any seal. */
    public SignedCommitment commitTo(long auctionId, Bytes32 batch, long sequence, Bytes32 seal, boolean last) {
        Commitment commitment = new Commitment(auctionId, batch, key.address(), sequence, seal, last);
        SignedCommitment signed = SignedCommitment.sign(commitment, domain(), key);
        say(SolverMessage.Commit.of(signed));
        return signed;
    }

    /** Opens a bid. */
    public void open(long auctionId, long sequence, String bid) {
        say(new SolverMessage.Open(auctionId, sequence, salt(sequence), bid));
    }

    /** The next message of this kind; others before it are passed over. */
    public <M extends AuctioneerMessage> M await(Class<M> kind) {
        try {
            for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS); ; ) {
                AuctioneerMessage next = heard.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    throw new AssertionError("no " + kind.getSimpleName() + " was heard");
                }
                if (kind.isInstance(next)) {
                    return kind.cast(next);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Whether the connection is over. */
    public boolean hasEnded() {
        return ended.isDone();
    }

    /** Whether nothing at all has been heard that was not waited for. */
    public boolean hasHeardNothing() {
        return heard.isEmpty();
    }

    /** Reads nothing from now on. */
    public void turnDeaf() {
        deaf = true;
    }

    /** Waits until the auctioneer ends the connection. */
    public void awaitEnd() {
        ended.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** A ping would otherwise ask for the next message, and the connection would answer for ever. */
    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        if (!deaf) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            heard.add(AuctioneerMessage.read(partial.toString()));
            partial.setLength(0);
        }
        if (!deaf) {
            from.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        ended.complete("closed " + code);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended.complete(String.valueOf(error.getMessage()));
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
