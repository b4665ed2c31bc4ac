package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerLogin;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.SessionFault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A maker on a connection of its own that says what a check wants, whether it may or not. */
final class HubProbe {
    private static final int MOST_PASSED_OVER = 1_000;
    private static final String INSTANCE = "maker-check";

    private final PrivateKey key;
    private final Wire wire;
    private final InstantSource clock;
    private final Patience patience;
    private HubMessage.@Nullable Challenge challenge;
    private long said;

    HubProbe(PrivateKey key, Wire wire, InstantSource clock, Patience patience) {
        this.key = key;
        this.wire = wire;
        this.clock = clock;
        this.patience = patience;
    }

    Address maker() {
        return key.address();
    }

    Wire wire() {
        return wire;
    }

    InstantSource clock() {
        return clock;
    }

    Patience patience() {
        return patience;
    }

    HubMessage.Challenge challenge() {
        HubMessage.Challenge known = challenge;
        if (known == null) {
            known = expect(HubMessage.Challenge.class).message();
            challenge = known;
        }
        return known;
    }

    /** A login over a connection of this challenge, by this key. */
    MakerMessage.Login loginFor(Bytes32 anyChallenge, PrivateKey signer) {
        Eip712Domain domain = challenge().domain().toDomain();
        MakerLogin login = new MakerLogin(maker(), maker(), anyChallenge);
        Bytes signature = signer.sign(domain.digest(login.structHash())).toBytes();
        return new MakerMessage.Login(maker(), maker(), signature, INSTANCE, "kit/1");
    }

    HubMessage.Welcome login() {
        say(loginFor(challenge().challenge(), key));
        return expect(HubMessage.Welcome.class).message();
    }

    /** Waits for so many milliseconds and a little. */
    void rest(long millis) {
        try {
            Thread.sleep(millis + 50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Deviation("interrupted");
        }
    }

    String say(MakerMessage message) {
        said++;
        String id = "k-" + said;
        wire.say(Envelope.of(id, clock.millis(), message).text());
        return id;
    }

    /** The next message of this kind; others are passed over, but a refusal that is not wanted is none. */
    <M extends HubMessage> Told<M> expect(Class<M> kind) {
        return expect(kind, patience.answer());
    }

    <M extends HubMessage> Told<M> expect(Class<M> kind, Duration time) {
        for (int passed = 0; passed < MOST_PASSED_OVER; passed++) {
            Envelope<HubMessage> told = read(wire.nextText(time, kind.getSimpleName()));
            if (kind.isInstance(told.message())) {
                return new Told<>(told.inReplyTo(), told.seq(), kind.cast(told.message()));
            }
            if (told.message() instanceof HubMessage.Refused refused) {
                throw new Deviation("refused as " + refused.errorType() + " (" + refused.description() + ") where "
                        + kind.getSimpleName() + " was expected");
            }
        }
        throw new Deviation("no " + kind.getSimpleName() + " was among " + MOST_PASSED_OVER + " messages");
    }

    /** A message with what its envelope says. */
    record Told<M>(@Nullable String inReplyTo, @Nullable Long seq, M message) {}

    /** The next request, if one comes in time. Pings keep the session alive meanwhile, and ladders fresh. */
    Optional<HubMessage.Request> request(ShownPair shown) {
        long until = clock.millis() + patience.auction().toMillis();
        while (clock.millis() < until) {
            say(new MakerMessage.Ping(clock.millis()));
            say(shown.ladder(clock.millis()));
            Optional<HubMessage> told =
                    wire.poll(Duration.ofSeconds(1)).map(text -> read(text).message());
            while (told.isPresent()) {
                if (told.get() instanceof HubMessage.Request request) {
                    return Optional.of(request);
                }
                told = wire.poll(Duration.ofSeconds(1)).map(text -> read(text).message());
            }
        }
        return Optional.empty();
    }

    private static Envelope<HubMessage> read(String text) {
        try {
            return Envelope.ofHub(text);
        } catch (MalformedJsonException malformed) {
            throw new Deviation("a message that is none: " + malformed.getMessage());
        }
    }

    void expectRefused(SessionFault fault) {
        HubMessage.Refused refused = expect(HubMessage.Refused.class).message();
        Deviation.requireEqual(refused.errorType(), fault.name(), "the errorType");
        Deviation.requireEqual(refused.closes(), fault.closes(), "closes");
        if (fault.closes()) {
            wire.expectEnd(patience.answer());
        }
    }

    /** A good quote for a request, as small as can be, with this nonce. */
    Quote quote(HubMessage.Request request, Uint256 nonce) {
        boolean paidInBase = !request.baseAmount().isZero();
        return new Quote(
                maker(),
                paidInBase ? request.quote() : request.base(),
                Uint256.ONE,
                paidInBase ? request.base() : request.quote(),
                paidInBase ? request.baseAmount() : request.quoteAmount(),
                Uint256.ONE,
                Address.ZERO,
                request.settlement(),
                request.auctionId(),
                Address.ZERO,
                nonce,
                request.settleBy());
    }

    SignedQuote signed(Quote quote, HubMessage.Request request, PrivateKey signer) {
        return SignedQuote.sign(quote, Quote.domain(request.chainId(), request.quoteSettler()), signer);
    }

    PrivateKey key() {
        return key;
    }

    void close() {
        wire.close();
    }
}
