package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.AnswerFault;
import io.walras.protocol.rfq.MakerLogin;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.QuoteFault;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.SessionFault;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** A hub that keeps the rules of the session, for one maker, and asks it as soon as it shows a ladder. */
class ObedientHub extends WebSocketServer implements AutoCloseable {
    private static final HubTerms TERMS = HubTerms.NOWHERE;
    private static final long DEADLINE_MS = 1_500;
    private static final List<Execution> ROWS = List.of(
            new Execution.Released(Keccak256.hash("a"), 1, Execution.ReleaseReason.NotUsed),
            new Execution.Released(Keccak256.hash("b"), 1, Execution.ReleaseReason.Superseded),
            new Execution.Released(Keccak256.hash("c"), 2, Execution.ReleaseReason.AuctionVoid));

    private static final class Guest {
        final Bytes32 challenge;
        boolean loggedIn;
        List<PairTerms> pairs = List.of();
        long seq;
        HubMessage.@Nullable Request request;
        MakerMessage.@Nullable Answer answer;

        Guest(Bytes32 challenge) {
            this.challenge = challenge;
        }
    }

    private final Map<WebSocket, Guest> guests = new HashMap<>();
    private final CountDownLatch up = new CountDownLatch(1);
    private int count;

    ObedientHub() {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        setReuseAddr(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    static ObedientHub started(ObedientHub hub) throws InterruptedException {
        hub.start();
        hub.up.await();
        return hub;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + getPort());
    }

    @Override
    public void close() throws InterruptedException {
        stop(1_000);
    }

    @Override
    public void onStart() {
        up.countDown();
    }

    @Override
    public synchronized void onOpen(WebSocket socket, ClientHandshake handshake) {
        count++;
        Guest guest = new Guest(Keccak256.hash("challenge " + count));
        guests.put(socket, guest);
        tell(
                socket,
                new HubMessage.Challenge(guest.challenge, DomainJson.of(TERMS.loginDomain()), now() + 5_000),
                null);
    }

    @Override
    public synchronized void onClose(WebSocket socket, int code, String reason, boolean remote) {
        guests.remove(socket);
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception failure) {}

    @Override
    public synchronized void onMessage(WebSocket socket, ByteBuffer bytes) {
        refuse(socket, SessionFault.Malformed);
    }

    @Override
    public synchronized void onMessage(WebSocket socket, String text) {
        Guest guest = guests.get(socket);
        if (guest == null) {
            return;
        }
        if (text.length() > MakerJson.MAX_BYTES) {
            refuse(socket, SessionFault.TooLarge);
            return;
        }
        try {
            Envelope<MakerMessage> said = Envelope.ofMaker(text);
            if (said.message() instanceof MakerMessage.Login login) {
                login(socket, guest, login);
            } else if (guest.loggedIn) {
                hear(socket, guest, said.id(), said.message());
            } else {
                refuse(socket, SessionFault.NotLoggedIn);
            }
        } catch (MalformedJsonException malformed) {
            refuse(socket, SessionFault.Malformed);
        }
    }

    private void login(WebSocket socket, Guest guest, MakerMessage.Login login) {
        MakerLogin signed = new MakerLogin(login.maker(), login.signer(), guest.challenge);
        if (guest.loggedIn) {
            refuse(socket, SessionFault.LoggedInAlready);
        } else if (!signed.isSignedBy(login.signature(), TERMS.loginDomain())) {
            refuse(socket, SessionFault.Unauthorized);
        } else {
            List<WebSocket> older = guests.entrySet().stream()
                    .filter(entry -> entry.getValue().loggedIn)
                    .map(Map.Entry::getKey)
                    .toList();
            older.forEach(other -> refuse(other, SessionFault.Replaced));
            guest.loggedIn = true;
            tell(
                    socket,
                    new HubMessage.Welcome("s", login.maker(), now(), HubTerms.limits(), TERMS.told(), ROWS.size()),
                    null);
        }
    }

    private void hear(WebSocket socket, Guest guest, String id, MakerMessage message) {
        switch (message) {
            case MakerMessage.Ping ping -> tell(socket, new HubMessage.Pong(ping.ts(), now()), id);
            case MakerMessage.SetUniverse universe -> {
                guest.pairs = universe.pairs();
                tell(socket, new HubMessage.Universe(guest.pairs, List.of()), id);
            }
            case MakerMessage.GetUniverse get -> tell(socket, new HubMessage.Universe(guest.pairs, List.of()), id);
            case MakerMessage.CancelOnDisconnect wish -> {}
            case MakerMessage.Resume resume -> resume(socket, resume.executions());
            case MakerMessage.LevelsSnapshot whole -> {
                guest.seq = whole.seq();
                ask(socket, guest);
            }
            case MakerMessage.LevelsDelta delta
            when delta.prevSeq() != guest.seq ->
                tell(
                        socket,
                        new HubMessage.LevelsStatus(
                                delta.base(), delta.quote(), guest.seq, HubMessage.Trimmed.NOTHING, true),
                        id);
            case MakerMessage.LevelsDelta delta -> guest.seq = delta.seq();
            case MakerMessage.LevelsClear clear -> {}
            case MakerMessage.Answer answer -> answer(socket, guest, answer);
            case MakerMessage.Reject reject -> refuse(socket, SessionFault.UnknownRequest);
            case MakerMessage.Revoke revoke -> refuse(socket, SessionFault.UnknownQuote);
            case MakerMessage.Login again -> refuse(socket, SessionFault.LoggedInAlready);
        }
    }

    private void ask(WebSocket socket, Guest guest) {
        if (guest.request == null && !guest.pairs.isEmpty()) {
            PairTerms pair = guest.pairs.getFirst();
            guest.request = new HubMessage.Request(
                    "r-" + count,
                    7,
                    pair.base(),
                    pair.quote(),
                    pair.maxSize(),
                    Uint256.ZERO,
                    1_000_000,
                    now() + 5_000,
                    now() / 1_000 + 60,
                    TERMS.chainId(),
                    TERMS.settlement(),
                    TERMS.quoteSettler(),
                    now() + DEADLINE_MS);
            tell(socket, guest.request, null);
        }
    }

    private void answer(WebSocket socket, Guest guest, MakerMessage.Answer answer) {
        HubMessage.Request request = guest.request;
        if (request == null || !request.rfqId().equals(answer.rfqId())) {
            refuse(socket, SessionFault.UnknownRequest);
        } else if (guest.answer != null && !guest.answer.equals(answer)) {
            refuse(socket, SessionFault.DuplicateAnswer);
        } else {
            guest.answer = answer;
            answer.quotes().forEach(quote -> tell(socket, ack(request, quote.toSigned()), null));
        }
    }

    /** What it says of a quote; may be overridden to break a rule. */
    HubMessage.Ack ack(HubMessage.Request request, SignedQuote signed) {
        Quote quote = signed.quote();
        Bytes32 hash = TERMS.quoteDomain().digest(quote.structHash());
        @Nullable String code = null;
        if (now() > request.deadlineTs()) {
            return new HubMessage.Ack(request.rfqId(), hash, AckStatus.Late, null, null);
        } else if (quote.auctionId() != request.auctionId()) {
            code = QuoteFault.WrongAuction.name();
        } else if (quote.takerAmount().isGreaterThan(request.baseAmount())) {
            code = AnswerFault.WrongAmount.name();
        } else if (quote.settleBy() < request.settleBy()) {
            code = AnswerFault.TooShort.name();
        } else if (signed.signedByKey(TERMS.quoteDomain()).isEmpty()) {
            code = QuoteFault.InvalidQuoteSignature.name();
        }
        AckStatus status = code == null ? AckStatus.Accepted : AckStatus.Invalid;
        return new HubMessage.Ack(request.rfqId(), hash, status, code, null);
    }

    private void resume(WebSocket socket, long from) {
        for (int row = Math.toIntExact(from); row < ROWS.size(); row++) {
            send(socket, Envelope.row("h", row + 1L, now(), ROWS.get(row)).text());
        }
    }

    private void refuse(WebSocket socket, SessionFault fault) {
        tell(socket, HubMessage.Refused.of(fault, "it is against the rules"), null);
        if (fault.closes()) {
            guests.remove(socket);
            socket.close(1008, fault.name());
        }
    }

    private static void tell(WebSocket socket, HubMessage message, @Nullable String inReplyTo) {
        send(socket, new Envelope<>("h", null, now(), inReplyTo, message).text());
    }

    private static void send(WebSocket socket, String text) {
        socket.send(text);
        // The server forgets now and then that there is something to write; writing something more reminds it.
        socket.sendPing();
    }

    private static long now() {
        return System.currentTimeMillis();
    }
}
