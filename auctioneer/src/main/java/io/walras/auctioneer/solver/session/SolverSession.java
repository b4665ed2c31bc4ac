package io.walras.auctioneer.solver.session;

import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.bid.Opening;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.bid.SolverLogin;
import io.walras.protocol.bid.SubmittedBid;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.BidReader;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a solver, from the challenge to its end. Whatever it says is checked here, so that only what a known
 * solver has signed reaches an auction; what costs time to check costs this connection's time.
 */
final class SolverSession {
    /** What a session is told. */
    sealed interface Command {}

    /** A whole message was here at {@code receivedAt} (unix milliseconds). */
    record Heard(String text, long receivedAt) implements Command {}

    /** What was heard can be no message; nothing after it is read. */
    record Broken(String errorType, String description) implements Command {}

    /** Say this. */
    record Say(AuctioneerMessage message) implements Command {}

    /** An auction in which this solver takes part. */
    record Told(Offer offer) implements Command {}

    /** The solver has opened another session. */
    enum Replaced implements Command {
        NOW
    }

    /** The connection is gone. */
    enum Closed implements Command {
        NOW
    }

    private enum Due implements Command {
        LOGIN,
        STANDING
    }

    private record Standing(SolverMessage.Login login, boolean active) implements Command {}

    private record StandingUnknown() implements Command {}

    private static final int MAX_OPENINGS = 4;

    private final ActorContext<Command> context;
    private final TimerScheduler<Command> timers;
    private final SessionParts parts;
    private final Outbound out;
    private final Bytes32 challenge;
    private boolean loggingIn;
    private @Nullable Participant participant;
    private @Nullable Offer offer;
    private long lastTold;
    private long lastResync;
    private int openings;
    private boolean askedToOpen;

    private SolverSession(
            ActorContext<Command> context,
            TimerScheduler<Command> timers,
            SessionParts parts,
            Outbound out,
            Bytes32 challenge) {
        this.context = context;
        this.timers = timers;
        this.parts = parts;
        this.out = out;
        this.challenge = challenge;
    }

    /** A session that begins with this challenge; {@code ended} is run when it is over. */
    static Behavior<Command> create(SessionParts parts, Outbound out, Bytes32 challenge, Runnable ended) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            SolverSession session = new SolverSession(context, timers, parts, out, challenge);
            out.say(new AuctioneerMessage.Challenge(
                    challenge, AuctioneerMessage.Domain.of(parts.terms().domain())));
            timers.startSingleTimer(Due.LOGIN, parts.settings().loginTimeout());
            return Behaviors.receive(Command.class)
                    .onAnyMessage(session::onMessage)
                    .onSignal(PostStop.class, stopped -> {
                        session.stopped();
                        ended.run();
                        return Behaviors.same();
                    })
                    .build();
        }));
    }

    private void stopped() {
        Participant known = participant;
        if (known != null) {
            parts.floor().leave(known, context.getSelf());
        }
        out.end();
    }

    private Behavior<Command> onMessage(Command command) {
        return switch (command) {
            case Heard heard -> heard(heard);
            case Broken broken -> end(broken.errorType(), broken.description());
            case Say say -> say(say.message());
            case Told told -> told(told.offer());
            case Replaced ignored -> end("Replaced", "the solver has opened another session");
            case Closed ignored -> Behaviors.stopped();
            case Due due -> due(due);
            case Standing standing -> standing(standing);
            case StandingUnknown ignored ->
                end("Unavailable", "the registry of solvers cannot be read now; come back in a while");
        };
    }

    private Behavior<Command> due(Due due) {
        if (due == Due.LOGIN) {
            return end("LoginTimeout", "there was no login in time");
        }
        Participant known = participant;
        if (known != null && !known.shadow()) {
            ask(new SolverMessage.Login(known.solver(), known.payout(), false, Bytes.EMPTY));
        }
        return Behaviors.same();
    }

    private Behavior<Command> heard(Heard heard) {
        SolverMessage message;
        try {
            message = SolverMessage.read(heard.text());
        } catch (MalformedJsonException malformed) {
            return end("Malformed", String.valueOf(malformed.getMessage()));
        }
        Participant known = participant;
        if (message instanceof SolverMessage.Login login) {
            return login(login);
        }
        if (known == null) {
            return end("NotLoggedIn", "the first message is a login");
        }
        return switch (message) {
            case SolverMessage.Login again -> login(again);
            case SolverMessage.Resync ignored -> resync();
            case SolverMessage.Commit commit -> commit(commit.by(known.solver()), heard.receivedAt());
            case SolverMessage.Pass pass -> {
                Offer current = offer;
                if (current != null) {
                    current.inbox().tell(new SolverInput.Pass(pass.auctionId(), known.solver(), heard.receivedAt()));
                }
                yield Behaviors.same();
            }
            case SolverMessage.Open open -> open(open.by(known.solver()), heard.receivedAt());
        };
    }

    private Behavior<Command> login(SolverMessage.Login login) {
        if (loggingIn || participant != null) {
            return end("LoggedInAlready", "a connection is of one solver");
        }
        SolverLogin signed = new SolverLogin(login.solver(), login.payout(), login.shadow(), challenge);
        if (!signed.isSignedBy(login.signature(), parts.terms().domain())) {
            return end("Unauthorized", "the login is not signed by the solver for this connection");
        }
        loggingIn = true;
        ask(login);
        return Behaviors.same();
    }

    private void ask(SolverMessage.Login login) {
        context.pipeToSelf(
                parts.standing().isActive(login.solver()),
                (active, failure) -> failure == null ? new Standing(login, active) : new StandingUnknown());
    }

    private Behavior<Command> standing(Standing standing) {
        if (participant != null) {
            return standing.active()
                    ? Behaviors.same()
                    : end("NotActive", "the registry does not let the solver settle any more");
        }
        SolverMessage.Login login = standing.login();
        Participant as = new Participant(login.solver(), login.payout(), login.shadow() || !standing.active());
        timers.cancel(Due.LOGIN);
        timers.startTimerWithFixedDelay(Due.STANDING, parts.settings().standingTtl());
        participant = as;
        Behavior<Command> next = say(parts.terms().welcome(as.solver(), as.shadow(), parts.settings()));
        parts.floor().join(as, context.getSelf());
        return next;
    }

    private Behavior<Command> told(Offer next) {
        String delta = offer != null && lastTold + 1 == next.sequence() ? next.delta() : null;
        offer = next;
        lastTold = next.sequence();
        openings = 0;
        askedToOpen = false;
        return sent(out.say(delta == null ? next.snapshot() : delta));
    }

    private Behavior<Command> resync() {
        Offer current = offer;
        if (current == null) {
            return Behaviors.same();
        }
        if (lastResync == current.sequence()) {
            return end("TooFast", "one resync for each auction");
        }
        lastResync = current.sequence();
        return sent(out.say(current.snapshot()));
    }

    private Behavior<Command> commit(SignedCommitment signed, long receivedAt) {
        Offer current = offer;
        if (current == null) {
            return say(new AuctioneerMessage.Refused(
                    Refusal.WrongAuction.name(), "there is no auction in which this solver takes part", false));
        }
        if (!signed.isAuthentic(parts.terms().domain())) {
            return say(new AuctioneerMessage.Refused(
                    "Unauthorized", "the commitment is not signed by the solver of this session", false));
        }
        current.inbox().tell(new SolverInput.Commit(signed, receivedAt));
        return Behaviors.same();
    }

    /** Bids are read here, and only when they were asked for. */
    private Behavior<Command> open(Opening opening, long receivedAt) {
        Offer current = offer;
        if (current == null || current.auctionId() != opening.auctionId()) {
            return opened(opening, receivedAt, Refusal.WrongAuction);
        }
        if (!askedToOpen) {
            return opened(opening, receivedAt, Refusal.TooEarly);
        }
        openings++;
        if (openings > MAX_OPENINGS) {
            return end("TooFast", "at most " + MAX_OPENINGS + " openings in an auction");
        }
        if (opening.bid().toArray().length > parts.terms().maxBidBytes()) {
            return end("TooLarge", "a bid has at most " + parts.terms().maxBidBytes() + " bytes");
        }
        Address solver = opening.solver();
        Answered answer = BidReader.read(new SubmittedBid(solver, opening.bid(), receivedAt, null), current.batch());
        current.inbox().tell(new SolverInput.Open(opening, answer, receivedAt));
        return Behaviors.same();
    }

    private Behavior<Command> opened(Opening opening, long receivedAt, Refusal refusal) {
        return say(new AuctioneerMessage.Opened(opening.auctionId(), opening.sequence(), receivedAt, refusal.name()));
    }

    private Behavior<Command> say(AuctioneerMessage message) {
        Offer current = offer;
        if (message instanceof AuctioneerMessage.OpenNow due
                && current != null
                && current.auctionId() == due.auctionId()) {
            askedToOpen = true;
        }
        return sent(out.say(message));
    }

    private Behavior<Command> sent(boolean sent) {
        if (sent) {
            return Behaviors.same();
        }
        context.getLog().atInfo().addKeyValue("solver", who()).log("solver reads too slowly and is cut off");
        out.cut();
        return Behaviors.stopped();
    }

    private Behavior<Command> end(String errorType, String description) {
        context.getLog()
                .atInfo()
                .addKeyValue("solver", who())
                .addKeyValue("errorType", errorType)
                .log("session ended");
        out.say(new AuctioneerMessage.Refused(errorType, description, true));
        return Behaviors.stopped();
    }

    private String who() {
        Participant known = participant;
        return known == null ? "unknown" : known.solver().toString();
    }
}
