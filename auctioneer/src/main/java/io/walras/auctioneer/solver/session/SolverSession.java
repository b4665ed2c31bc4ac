package io.walras.auctioneer.solver.session;

import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import io.walras.protocol.wire.session.SolverMessage;
import java.net.InetAddress;
import java.util.Optional;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * One connection of a solver, from the challenge to its end: who it is, and as what it takes part. What it then says about
 * auctions goes to its {@link SealedBidding}.
 */
final class SolverSession {
    private final ActorContext<SessionCommand> context;
    private final TimerScheduler<SessionCommand> timers;
    private final SessionParts parts;
    private final InetAddress from;
    private final Outbound out;
    private final Bytes32 challenge;
    private final SealedBidding bidding;
    private final QuoteTalk quotes;
    private boolean loggingIn;
    private @Nullable Participant participant;

    private SolverSession(
            ActorContext<SessionCommand> context,
            TimerScheduler<SessionCommand> timers,
            SessionParts parts,
            InetAddress from,
            Outbound out) {
        this.context = context;
        this.timers = timers;
        this.parts = parts;
        this.from = from;
        this.out = out;
        this.challenge = parts.challenges().get();
        this.bidding = new SealedBidding(parts.terms(), out);
        this.quotes = new QuoteTalk(parts.terms(), out);
    }

    /** A session over a connection from this network address. */
    static Behavior<SessionCommand> create(SessionParts parts, InetAddress from, Outbound out) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            SolverSession session = new SolverSession(context, timers, parts, from, out);
            session.begin();
            return Behaviors.receive(SessionCommand.class)
                    .onAnyMessage(session::onMessage)
                    .onSignal(PostStop.class, stopped -> {
                        session.stopped();
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private void begin() {
        parts.floor().enter(from, context.getSelf());
        out.say(new AuctioneerMessage.Challenge(
                challenge, DomainJson.of(parts.terms().domain())));
        timers.startSingleTimer(SessionCommand.Due.LOGIN, parts.settings().loginTimeout());
    }

    private void stopped() {
        Participant known = participant;
        parts.floor().leave(known == null ? null : known.solver(), context.getSelf());
        quotes.end();
        out.complete();
    }

    private Behavior<SessionCommand> onMessage(SessionCommand command) {
        if (command == SessionCommand.Closed.NOW) {
            return Behaviors.stopped();
        }
        take(command);
        if (out.over() == null) {
            return Behaviors.same();
        }
        Participant known = participant;
        context.getLog()
                .atLevel(known == null ? Level.DEBUG : Level.INFO)
                .addKeyValue("solver", known == null ? "unknown" : known.solver())
                .addKeyValue("errorType", out.over())
                .log("session ended");
        return Behaviors.stopped();
    }

    private void take(SessionCommand command) {
        switch (command) {
            case SessionCommand.Heard heard -> heard(heard);
            case SessionCommand.Broken broken -> out.end(broken.errorType(), broken.description());
            case SessionCommand.Say say -> bidding.say(say.message());
            case SessionCommand.Told told -> bidding.told(told.offer());
            case SessionCommand.Ask ask -> quotes.ask(ask.question());
            case SessionCommand.Replaced ignored -> out.end("Replaced", "the solver has opened another session");
            case SessionCommand.Displaced ignored -> displaced();
            case SessionCommand.Closed ignored -> {}
            case SessionCommand.Due due -> due(due);
            case SessionCommand.Proven proven ->
                join(proven.login(), proven.obstacle().orElse(null));
            case SessionCommand.Standing standing -> change(standing.obstacle().orElse(null));
            case SessionCommand.StandingUnknown ignored -> standingUnknown();
        }
    }

    /** Its login may have come in between. */
    private void displaced() {
        if (participant == null) {
            out.end("Displaced", "too many connections wait for a login, and this was one of the oldest");
        }
    }

    private void due(SessionCommand.Due due) {
        Participant known = participant;
        if (due == SessionCommand.Due.LOGIN) {
            out.end("LoginTimeout", "there was no login in time");
        } else if (known != null) {
            context.pipeToSelf(
                    parts.standing().obstacleNow(known.solver()),
                    (obstacle, failure) -> failure == null
                            ? new SessionCommand.Standing(obstacle)
                            : SessionCommand.StandingUnknown.NOW);
        }
    }

    private void heard(SessionCommand.Heard heard) {
        SolverMessage message;
        try {
            message = SolverMessage.read(heard.text());
        } catch (MalformedJsonException malformed) {
            out.end("Malformed", String.valueOf(malformed.getMessage()));
            return;
        }
        Participant known = participant;
        if (message instanceof SolverMessage.Login login) {
            login(login);
        } else if (known == null) {
            out.end("NotLoggedIn", "the first message is a login");
        } else {
            heard(message, known, heard.receivedAt());
        }
    }

    private void heard(SolverMessage message, Participant known, long receivedAt) {
        switch (message) {
            case SolverMessage.Login again -> login(again);
            case SolverMessage.Resync ignored -> bidding.resync();
            case SolverMessage.Commit commit -> bidding.commit(commit.by(known.solver()), receivedAt);
            case SolverMessage.Pass pass -> bidding.pass(pass, known.solver(), receivedAt);
            case SolverMessage.Open open -> bidding.open(open.by(known.solver()), receivedAt);
            case SolverMessage.Quoted quoted -> quotes.quoted(quoted);
        }
    }

    private void login(SolverMessage.Login login) {
        if (loggingIn || participant != null) {
            out.end("LoggedInAlready", "a connection is of one solver");
            return;
        }
        SolverLogin signed = new SolverLogin(login.solver(), login.payout(), login.shadow(), challenge);
        if (!signed.isSignedBy(login.signature(), parts.terms().domain())) {
            out.end("Unauthorized", "the login is not signed by the solver for this connection");
            return;
        }
        loggingIn = true;
        if (login.shadow()) {
            join(login, ShadowReason.Asked);
            return;
        }
        context.pipeToSelf(
                parts.standing().obstacle(login.solver()),
                (obstacle, failure) -> failure == null
                        ? new SessionCommand.Proven(login, obstacle)
                        : SessionCommand.StandingUnknown.NOW);
    }

    private void join(SolverMessage.Login login, @Nullable ShadowReason reason) {
        Participant wanted = new Participant(login.solver(), login.payout(), reason);
        parts.floor()
                .join(wanted, from, context.getSelf())
                .ifPresentOrElse(this::welcome, () -> out.end("Unavailable", "there is no place for more shadows"));
    }

    private void welcome(Participant as) {
        participant = as;
        timers.cancel(SessionCommand.Due.LOGIN);
        if (as.shadowReason() != ShadowReason.Asked) {
            timers.startTimerWithFixedDelay(
                    SessionCommand.Due.STANDING, parts.settings().standingTtl());
        }
        out.say(parts.terms().welcome(as, parts.settings()));
    }

    /** What was told as one thing is settled as that; the next auction finds the solver as what it has become. */
    private void change(@Nullable ShadowReason reason) {
        Participant before = participant;
        if (before == null || before.shadowReason() == reason) {
            return;
        }
        Optional<Participant> after = parts.floor().change(before.as(reason), context.getSelf());
        if (after.isEmpty()) {
            out.end("Unavailable", "there is no place for more shadows");
        } else if (!after.get().equals(before)) {
            participant = after.get();
            out.say(new AuctioneerMessage.Standing(
                    after.get().shadow(), after.get().shadowReason()));
        }
    }

    /** Whoever is here already stays what it is until the registry can be read again. */
    private void standingUnknown() {
        if (participant == null) {
            out.end("Unavailable", "the registry of solvers cannot be read now; come back in a while");
        }
    }
}
