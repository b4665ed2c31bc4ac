package io.walras.auctioneer.rfq;

import io.walras.auctioneer.rfq.MakerCommand.Due;
import io.walras.auctioneer.session.Inbound;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.rfq.MakerLogin;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.MakerMessage.Login;
import io.walras.protocol.wire.maker.SessionFault;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/** One connection of a maker, from the challenge to its end. What it says once it is known goes to its {@link MakerTalk}. */
final class MakerSession {
    private final ActorContext<MakerCommand> context;
    private final TimerScheduler<MakerCommand> timers;
    private final MakerParts parts;
    private final MakerOutbound out;
    private final Bytes32 challenge;
    private boolean loggingIn;
    private @Nullable MakerTalk talk;

    private MakerSession(
            ActorContext<MakerCommand> context,
            TimerScheduler<MakerCommand> timers,
            MakerParts parts,
            MakerOutbound out) {
        this.context = context;
        this.timers = timers;
        this.parts = parts;
        this.out = out;
        this.challenge = parts.challenges().get();
    }

    /** A session over a connection from this network address. */
    static Behavior<MakerCommand> create(MakerParts parts, InetAddress from, MakerOutbound out) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            MakerSession session = new MakerSession(context, timers, parts, out);
            session.begin(from);
            return Behaviors.receive(MakerCommand.class)
                    .onAnyMessage(session::onMessage)
                    .onSignal(PostStop.class, stopped -> {
                        session.stopped();
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private void begin(InetAddress from) {
        parts.floor().enter(from, context.getSelf());
        Duration patience = parts.settings().sessions().loginTimeout();
        out.say(new HubMessage.Challenge(
                challenge,
                DomainJson.of(parts.terms().loginDomain()),
                parts.clock().millis() + patience.toMillis()));
        timers.startSingleTimer(Due.LOGIN, patience);
    }

    private void stopped() {
        parts.floor().leaveLobby(context.getSelf());
        if (talk != null) {
            talk.end();
        }
        out.complete();
    }

    private Behavior<MakerCommand> onMessage(MakerCommand command) {
        if (command == MakerCommand.End.GONE) {
            return Behaviors.stopped();
        }
        take(command);
        if (out.over() == null) {
            return Behaviors.same();
        }
        context.getLog().atInfo().addKeyValue("errorType", out.over()).log("maker's session ended");
        return Behaviors.stopped();
    }

    private void take(MakerCommand command) {
        switch (command) {
            case MakerCommand.Said(Inbound.Heard heard) -> heard(heard);
            case MakerCommand.Said(Inbound.Broken broken) -> broken(broken);
            case MakerCommand.Proven proven -> proven(proven);
            case MakerCommand.End end -> ended(end);
            case MakerCommand.Unknown unknown
            when unknown == MakerCommand.Unknown.LOGIN ->
                out.refuse(SessionFault.Closing, "who you are cannot be checked now; come back in a while");
            case Due due when due == Due.LOGIN -> out.refuse(SessionFault.NotLoggedIn, "there was no login in time");
            case Due due
            when due == Due.SILENCE -> out.refuse(SessionFault.Silent, "nothing was heard for two ping intervals");
            default -> {
                if (talk != null) {
                    talk.take(command);
                }
            }
        }
    }

    private void ended(MakerCommand.End end) {
        if (end == MakerCommand.End.REPLACED) {
            out.refuse(SessionFault.Replaced, "the same instance has logged in again");
        } else if (end == MakerCommand.End.DISPLACED && talk == null) {
            out.refuse(
                    SessionFault.NotLoggedIn, "too many connections wait for a login, and this was one of the oldest");
        }
    }

    private void broken(Inbound.Broken broken) {
        SessionFault fault = switch (broken.errorType()) {
            case "TooLarge" -> SessionFault.TooLarge;
            case "TooFast" -> SessionFault.TooFast;
            default -> SessionFault.Malformed;
        };
        out.refuse(fault, broken.description());
    }

    private void heard(Inbound.Heard heard) {
        Envelope<MakerMessage> envelope;
        try {
            envelope = Envelope.ofMaker(heard.text());
        } catch (MalformedJsonException malformed) {
            out.refuse(SessionFault.Malformed, String.valueOf(malformed.getMessage()));
            return;
        }
        if (envelope.message() instanceof Login login) {
            login(login, envelope.id());
        } else if (talk == null) {
            out.refuse(SessionFault.NotLoggedIn, "the first message is a login");
        } else {
            awaitWord();
            talk.heard(envelope, heard.receivedAt());
        }
    }

    private void awaitWord() {
        timers.startSingleTimer(Due.SILENCE, parts.settings().sessions().ping().multipliedBy(2));
    }

    private void login(Login login, String id) {
        if (loggingIn || talk != null) {
            out.refuse(SessionFault.LoggedInAlready, "a connection is of one maker");
            return;
        }
        MakerLogin signed = new MakerLogin(login.maker(), login.signer(), challenge);
        if (!signed.isSignedBy(login.signature(), parts.terms().loginDomain())) {
            out.refuse(SessionFault.Unauthorized, "the login is not signed by the signer for this connection");
            return;
        }
        loggingIn = true;
        context.pipeToSelf(
                maySign(login.maker(), login.signer())
                        .thenCombine(
                                parts.ledger().lastExecution(login.maker()),
                                (may, last) -> new MakerCommand.Proven(login, id, may, last)),
                (proven, failure) -> failure == null ? proven : MakerCommand.Unknown.LOGIN);
    }

    private CompletionStage<Boolean> maySign(Address maker, Address signer) {
        return maker.equals(signer)
                ? CompletableFuture.completedStage(true)
                : CompletableFuture.supplyAsync(() -> parts.mayBeSignedBy().test(maker, signer), parts.blocking());
    }

    private void proven(MakerCommand.Proven proven) {
        if (!proven.holds()) {
            out.refuse(SessionFault.Unauthorized, "the signer may not sign for the maker");
            return;
        }
        Login login = proven.login();
        MakerSeat seat = MakerSeat.empty(login.maker(), new SessionLine(context.getSelf()));
        if (!parts.floor().join(login.instanceId(), seat)) {
            out.refuse(SessionFault.NoPlace, "as many makers as there are places for are here");
            return;
        }
        parts.floor().leaveLobby(context.getSelf());
        timers.cancel(Due.LOGIN);
        awaitWord();
        talk = new MakerTalk(
                context, parts, out, login.instanceId(), seat, login.maker().equals(login.signer()));
        out.reply(proven.id(), welcome(login.maker(), proven.last()));
        timers.startTimerWithFixedDelay(
                Due.STATS, Duration.ZERO, parts.settings().sessions().statsInterval());
    }

    private HubMessage.Welcome welcome(Address maker, long last) {
        RfqSettings settings = parts.settings();
        HubTerms terms = parts.terms();
        return new HubMessage.Welcome(
                context.getSelf().path().name(),
                maker,
                parts.clock().millis(),
                new HubMessage.Limits(
                        MakerSessions.MAX_CHARACTERS,
                        MakerMessage.MAX_PAIRS,
                        settings.levels().maxSteps(),
                        MakerMessage.MAX_QUOTES,
                        settings.levels().minIntervalMillis(),
                        settings.sessions().messages().perSecond()),
                new HubMessage.Terms(
                        settings.deadline().toMillis(),
                        settings.levels().staleMillis(),
                        settings.sessions().ping().toMillis(),
                        terms.chainId(),
                        terms.settlement(),
                        terms.quoteSettler(),
                        terms.allowanceHolder()),
                last);
    }

    /** The way to the maker over its session. */
    private record SessionLine(ActorRef<MakerCommand> session) implements MakerLine {
        @Override
        public void tell(HubMessage message) {
            session.tell(new MakerCommand.Say(message));
        }

        @Override
        public void news() {
            session.tell(Due.NEWS);
        }

        @Override
        public void replaced() {
            session.tell(MakerCommand.End.REPLACED);
        }
    }
}
