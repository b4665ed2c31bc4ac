package io.walras.sdk.maker;

import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.maker.Conduct;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.SessionFault;
import io.walras.sdk.maker.QuoteDesk.Given;
import io.walras.sdk.socket.Link;
import io.walras.sdk.socket.Loop;
import io.walras.sdk.socket.ServerClock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said on one connection. Nothing is signed but what the welcome's own contracts may take. */
final class MakerSession {
    private static final String VERSION = "walras-sdk/1";
    private static final long FIRST_PING = 5_000;

    private final MakerOptions options;
    private final MakerEvents events;
    private final MakerSigner signer;
    private final Quoter quoter;
    private final QuoteDesk desk;
    private final Inventory inventory;
    private final Promises promises;
    private final LadderFeed ladders;
    private final Loop loop;
    private final Link link;
    private final ServerClock serverClock = new ServerClock();
    private boolean challenged;
    private HubMessage.@Nullable Welcome welcome;
    private boolean replaced;
    private long said;
    private long pingedAt;

    MakerSession(
            MakerOptions options,
            MakerSigner signer,
            Quoter quoter,
            QuoteDesk desk,
            Inventory inventory,
            Promises promises,
            LadderFeed ladders,
            Loop loop,
            Link link) {
        this.options = options;
        this.events = new MakerEvents(options.listener());
        this.signer = signer;
        this.quoter = quoter;
        this.desk = desk;
        this.inventory = inventory;
        this.promises = promises;
        this.ladders = ladders;
        this.loop = loop;
        this.link = link;
    }

    boolean isWelcome() {
        return welcome != null;
    }

    /** Whether this instance of the maker has opened another session, in place of this one. */
    boolean isReplaced() {
        return replaced;
    }

    /** How long the hub may be silent, in milliseconds. */
    long longestSilence() {
        long ping = welcome == null ? FIRST_PING : welcome.terms().pingMs();
        return 2L * Math.clamp(ping, 50, 60_000);
    }

    void say(MakerMessage message) {
        say(message, null);
    }

    private void say(MakerMessage message, @Nullable String inReplyTo) {
        said++;
        long now = options.pace().clock().millis();
        link.say(new Envelope<>("m-" + said, null, now, inReplyTo, message).text());
    }

    /** Pings when it is time, and shows the ladders that are due. */
    void tick(long now) {
        HubMessage.Welcome terms = welcome;
        if (terms == null) {
            return;
        }
        if (now - pingedAt >= Math.clamp(terms.terms().pingMs(), 50, 60_000)) {
            pingedAt = now;
            say(new MakerMessage.Ping(now));
        }
        ladders.due(now, terms.limits().minLevelIntervalMs()).forEach(this::say);
        if (promises.lastRow() >= terms.executions()) {
            promises.expire(now);
        }
    }

    /** Deals with a message; ends the link if it makes no sense. */
    void heard(String text) {
        try {
            Envelope<HubMessage> told = Envelope.ofHub(text);
            heard(told, told.message());
        } catch (MalformedJsonException malformed) {
            end("a message that is none: " + malformed.getMessage());
        }
    }

    private void heard(Envelope<HubMessage> told, HubMessage message) {
        HubMessage.Welcome terms = welcome;
        if (message instanceof HubMessage.Refused refused) {
            replaced = refused.errorType().equals(SessionFault.Replaced.name());
            events.tell(listener -> listener.refused(refused));
        } else if (message instanceof HubMessage.Challenge challenge) {
            login(challenge);
        } else if (message instanceof HubMessage.Welcome welcoming) {
            begin(welcoming);
        } else if (terms == null) {
            end("a message before the welcome");
        } else {
            serverClock.heard(told.ts(), options.pace().clock().millis());
            heard(told, message, terms);
        }
    }

    private void heard(Envelope<HubMessage> told, HubMessage message, HubMessage.Welcome terms) {
        switch (message) {
            case HubMessage.Request request -> quote(told.id(), request, terms.terms());
            case HubMessage.Ack ack -> acknowledged(ack);
            case HubMessage.Cancel cancel -> cancelled(cancel);
            case Execution row -> executed(Optional.ofNullable(told.seq()).orElse(0L), row);
            case HubMessage.LevelsStatus status -> {
                if (status.needSnapshot()) {
                    ladders.forget(status.base(), status.quote());
                }
                events.tell(listener -> listener.levelsTrimmed(status));
            }
            case HubMessage.Universe universe -> events.tell(listener -> listener.universe(universe));
            case Conduct conduct -> events.tell(listener -> listener.conduct(conduct));
            case HubMessage.Notice notice -> {}
            case HubMessage.Pong pong -> {}
            case HubMessage.Challenge again -> end("a second challenge");
            case HubMessage.Welcome again -> end("a second welcome");
            case HubMessage.Refused refused -> events.tell(listener -> listener.refused(refused));
        }
    }

    /** Signs in no domain but that of an auctioneer, in which no tokens can be moved. */
    private void login(HubMessage.Challenge challenge) {
        Eip712Domain domain = challenge.domain().toDomain();
        if (challenged || !domain.equals(Eip712Domain.walras(domain.chainId(), domain.verifyingContract()))) {
            end("a challenge in a domain that is not an auctioneer's, or a second one");
            return;
        }
        challenged = true;
        say(signer.login(challenge.challenge(), domain, options.instance(), VERSION));
    }

    private void begin(HubMessage.Welcome welcoming) {
        if (!challenged || welcome != null || !welcoming.maker().equals(signer.maker())) {
            end("a welcome that nobody waits for");
            return;
        }
        Eip712Domain quotes =
                Quote.domain(welcoming.terms().chainId(), welcoming.terms().quoteSettler());
        if (!options.signsFor().orElse(quotes).equals(quotes)) {
            end("quotes are to be signed for " + quotes);
            return;
        }
        if (welcoming.executions() < promises.lastRow()) {
            events.tell(listener -> listener.distrusted("it has fewer rows than it has told before"));
            promises.startOver();
        }
        welcome = welcoming;
        pingedAt = options.pace().clock().millis();
        events.tell(listener -> listener.welcomed(welcoming));
        say(new MakerMessage.Resume(promises.lastRow()));
        say(new MakerMessage.SetUniverse(quoter.pairs()));
        ladders.forget();
    }

    private void quote(String id, HubMessage.Request request, HubMessage.Terms terms) {
        boolean ours = request.chainId() == terms.chainId()
                && request.settlement().equals(terms.settlement())
                && request.quoteSettler().equals(terms.quoteSettler());
        if (!ours) {
            events.tell(listener -> listener.distrusted(request.rfqId() + " is to be signed for other contracts"));
            return;
        }
        Optional<Optional<Given>> known = desk.answer(request.rfqId());
        if (known.isPresent()) {
            known.get().ifPresent(given -> say(given.message(), id));
            return;
        }
        long deadline = serverClock.local(request.deadlineTs())
                - options.pace().safetyMargin().toMillis();
        desk.ask(request, deadline, given -> loop.run(() -> answer(id, request.rfqId(), deadline, given)));
    }

    private void answer(String id, String rfqId, long deadline, Given given) {
        if (link.isGone() || options.pace().clock().millis() > deadline) {
            desk.withdraw(rfqId, given);
            return;
        }
        desk.remember(rfqId, given);
        if (given.message() instanceof MakerMessage.Reject reject) {
            events.tell(listener -> listener.declined(rfqId, reject.reason()));
        } else {
            promises.keep();
        }
        say(given.message(), id);
    }

    private void acknowledged(HubMessage.Ack ack) {
        if (ack.status() != AckStatus.Accepted) {
            inventory.release(ack.quoteHash());
        }
        events.tell(listener -> listener.acknowledged(ack));
    }

    private void cancelled(HubMessage.Cancel cancel) {
        desk.answer(cancel.rfqId())
                .flatMap(given -> given)
                .ifPresent(given -> given.quotes().forEach(inventory::release));
    }

    private void executed(long number, Execution row) {
        if (!promises.take(number, row)) {
            end("row " + number + " follows row " + promises.lastRow());
        }
    }

    private void end(String what) {
        events.tell(listener -> listener.distrusted(what));
        link.end(what);
    }
}
