package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.rfq.MakerLogin;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.exceptions.WebsocketNotConnectedException;

/**
 * One connection of a maker. Pings are answered, pairs accepted and ladders followed by themselves; everything that the
 * maker says is kept for the checks, in order.
 */
final class MakerLine {
    private static final int MOST_PASSED_OVER = 2_000;
    private static final int MAX_WAITING = 10_000;
    private static final long LOGIN_MS = 5_000;

    private final WebSocket socket;
    private final HubTerms terms;
    private final Bytes32 challenge;
    private final InstantSource clock;
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>(MAX_WAITING);
    private final CompletableFuture<String> ended = new CompletableFuture<>();
    private final LadderBook ladders = new LadderBook();
    private volatile List<PairTerms> pairs = List.of();
    private final AtomicInteger pings = new AtomicInteger();
    private long said;

    MakerLine(WebSocket socket, HubTerms terms, Bytes32 challenge, InstantSource clock) {
        this.socket = socket;
        this.terms = terms;
        this.challenge = challenge;
        this.clock = clock;
        tell(new HubMessage.Challenge(challenge, DomainJson.of(terms.loginDomain()), clock.millis() + LOGIN_MS));
    }

    Bytes32 challenge() {
        return challenge;
    }

    List<PairTerms> pairs() {
        return pairs;
    }

    int pings() {
        return pings.get();
    }

    LadderBook ladders() {
        return ladders;
    }

    boolean isOver() {
        return ended.isDone();
    }

    /** Takes the login, which has to be this maker's and signed, and welcomes it. */
    MakerMessage.Login login(Address maker, long executions, Duration patience) {
        MakerMessage.Login login = expect(MakerMessage.Login.class, patience);
        Deviation.requireEqual(login.maker(), maker, "the maker of the login");
        MakerLogin signed = new MakerLogin(login.maker(), login.signer(), challenge);
        Deviation.require(
                signed.isSignedBy(login.signature(), terms.loginDomain()),
                "the login is not signed by " + login.signer() + ": its struct hash is " + signed.structHash()
                        + ", its digest in the domain Walras 1 " + terms.chainId() + " " + terms.settlement() + " is "
                        + terms.loginDomain().digest(signed.structHash()));
        tell(new HubMessage.Welcome("kit", maker, clock.millis(), HubTerms.limits(), terms.told(), executions));
        return login;
    }

    String tell(HubMessage message) {
        String id = nextId();
        say(Envelope.of(id, clock.millis(), message).text());
        return id;
    }

    void row(long number, Execution row) {
        say(Envelope.row(nextId(), number, clock.millis(), row).text());
    }

    synchronized void say(String text) {
        try {
            socket.send(text);
            // The server forgets now and then that there is something to write; writing something more reminds it.
            socket.sendPing();
        } catch (WebsocketNotConnectedException gone) {
            ended.complete("it was gone when something was said");
        }
    }

    private synchronized String nextId() {
        said++;
        return "h-" + said;
    }

    /** The next message of this kind; others are passed over. */
    <M extends MakerMessage> M expect(Class<M> kind, Duration patience) {
        long until = clock.millis() + patience.toMillis();
        for (int passed = 0; passed < MOST_PASSED_OVER; passed++) {
            MakerMessage message = next(Math.max(1, until - clock.millis()), kind.getSimpleName());
            if (kind.isInstance(message)) {
                return kind.cast(message);
            }
        }
        throw new Deviation("no " + kind.getSimpleName() + " was among " + MOST_PASSED_OVER + " messages");
    }

    /** The next answer or rejection; empty if there is none in that time. Others are passed over. */
    Optional<MakerMessage> answer(Duration patience) {
        long until = clock.millis() + patience.toMillis();
        long left = patience.toMillis();
        while (left > 0) {
            Optional<MakerMessage> message = poll(left);
            if (message.isEmpty()
                    || message.get() instanceof MakerMessage.Answer
                    || message.get() instanceof MakerMessage.Reject) {
                return message;
            }
            left = until - clock.millis();
        }
        return Optional.empty();
    }

    /** The next message, which has to come in time. */
    private MakerMessage next(long millis, String expected) {
        return poll(millis)
                .orElseThrow(() -> new Deviation("no " + expected + " was heard"
                        + (ended.isDone() ? "; the connection ended: " + ended.join() : "")));
    }

    private Optional<MakerMessage> poll(long millis) {
        try {
            return Optional.ofNullable(heard.poll(millis, TimeUnit.MILLISECONDS))
                    .map(text -> Envelope.ofMaker(text).message());
        } catch (MalformedJsonException malformed) {
            throw new Deviation("a message that is none: " + malformed.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    /** Forgets what was heard and not waited for. */
    void drain() {
        heard.clear();
    }

    void expectEnd(Duration patience) {
        try {
            ended.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException open) {
            throw new Deviation("the connection is still open");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    void hangUp() {
        socket.close(1011, "hanging up");
    }

    /** Called by the server: does what every hub does, and keeps the text. */
    void heard(String text) {
        try {
            Envelope<MakerMessage> said = Envelope.ofMaker(text);
            if (said.message() instanceof MakerMessage.Ping ping) {
                pings.incrementAndGet();
                HubMessage pong = new HubMessage.Pong(ping.ts(), clock.millis());
                say(Envelope.reply(nextId(), clock.millis(), said.id(), pong).text());
                return;
            }
            if (said.message() instanceof MakerMessage.SetUniverse universe) {
                pairs = universe.pairs();
                tell(new HubMessage.Universe(pairs, List.of()));
            }
            ladders.hear(said.message(), clock.millis()).ifPresent(this::tell);
        } catch (MalformedJsonException malformed) {
            ended.complete("it said what is no message: " + malformed.getMessage());
        }
        if (!heard.offer(text)) {
            socket.close(1008, "too many messages");
        }
    }

    void ended(String how) {
        ended.complete(how);
    }
}
