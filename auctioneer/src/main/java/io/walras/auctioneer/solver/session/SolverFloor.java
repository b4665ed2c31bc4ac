package io.walras.auctioneer.solver.session;

import io.walras.auctioneer.session.Lobby;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.AuctioneerMessage.ShadowReason;
import java.net.InetAddress;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected, and the auction that they are in. A solver has one session: a newer one replaces the older. Who takes
 * part in an auction, and as what, is fixed when it is told; somebody who comes later takes part in the next one, unless
 * it is a participant that comes back. Safe to use from many threads.
 */
public final class SolverFloor {
    private final Places places;
    private final Lobby<ActorRef<SessionCommand>> lobby;
    private final SortedMap<Address, Present> present = new TreeMap<>();
    private SortedMap<Address, Participant> participants = new TreeMap<>();
    /** Who was asked to open its bid, and how. */
    private SortedMap<Address, AuctioneerMessage.OpenNow> askedToOpen = new TreeMap<>();

    private @Nullable Offer offer;
    private long questions;

    private record Present(Participant as, InetAddress from, ActorRef<SessionCommand> session) {}

    public SolverFloor(Places places) {
        this.places = places;
        this.lobby = new Lobby<>(places.guests());
    }

    /** A connection was opened, and nobody knows whose it is. Another one may have to go for it. */
    synchronized void enter(InetAddress from, ActorRef<SessionCommand> session) {
        lobby.enter(from, session).ifPresent(leaving -> leaving.tell(SessionCommand.Displaced.NOW));
    }

    /**
     * A session's solver is known from now on; ends an older session of it. If all places of solvers that can win are
     * taken it is a shadow.
     *
     * @return as what it takes part; empty if there is no place for it
     */
    synchronized Optional<Participant> join(Participant wanted, InetAddress from, ActorRef<SessionCommand> session) {
        Optional<Participant> seated = seat(wanted, from);
        seated.ifPresent(as -> {
            lobby.leave(session);
            Present before = present.put(as.solver(), new Present(as, from, session));
            if (before != null) {
                before.session().tell(SessionCommand.Replaced.NOW);
            }
            tellAgain(as, session);
        });
        return seated;
    }

    /**
     * The registry says something else of a solver that is here: from the next auction on it takes part as this.
     *
     * @return as what it takes part; empty if there is no place for it, or it is here no more
     */
    synchronized Optional<Participant> change(Participant wanted, ActorRef<SessionCommand> session) {
        Present now = present.get(wanted.solver());
        if (now == null || !now.session().equals(session)) {
            return Optional.empty();
        }
        Optional<Participant> seated = seat(wanted, now.from());
        seated.ifPresent(as -> present.put(as.solver(), new Present(as, now.from(), session)));
        return seated;
    }

    private Optional<Participant> seat(Participant wanted, InetAddress from) {
        if (!wanted.shadow()
                && others(wanted).filter(other -> !other.as().shadow()).count() < places.solvers()) {
            return Optional.of(wanted);
        }
        boolean room = others(wanted).filter(other -> other.as().shadow()).count() < places.shadows()
                && others(wanted)
                                .filter(other ->
                                        other.as().shadow() && other.from().equals(from))
                                .count()
                        < places.shadowsPerAddress();
        Participant shadow = wanted.shadow() ? wanted : wanted.as(ShadowReason.NoPlace);
        return room ? Optional.of(shadow) : Optional.empty();
    }

    private Stream<Present> others(Participant than) {
        return present.values().stream().filter(other -> !other.as().solver().equals(than.solver()));
    }

    /** A participant that comes back hears what it may have missed. */
    private void tellAgain(Participant as, ActorRef<SessionCommand> session) {
        Offer current = offer;
        if (current != null && as.equals(participants.get(as.solver()))) {
            session.tell(new SessionCommand.Told(current));
            AuctioneerMessage.OpenNow due = askedToOpen.get(as.solver());
            if (due != null) {
                session.tell(new SessionCommand.Say(due));
            }
        }
    }

    /** The session ends, whatever became of its solver since; {@code solver} is null if nobody has logged in. */
    synchronized void leave(@Nullable Address solver, ActorRef<SessionCommand> session) {
        lobby.leave(session);
        Present known = solver == null ? null : present.get(solver);
        if (known != null && known.session().equals(session)) {
            present.remove(known.as().solver());
            if (offer != null && participants.containsKey(known.as().solver())) {
                offer.inbox().tell(new SolverInput.Gone(known.as().solver()));
            }
        }
    }

    /** Tells all who are here about an auction; they are its participants. */
    public synchronized SortedMap<Address, Participant> offer(
            Batch batch, AuctionJson auction, Offer.Times times, ActorRef<SolverInput> inbox) {
        SortedMap<Address, Participant> told = new TreeMap<>();
        present.forEach((solver, there) -> told.put(solver, there.as()));
        participants = Collections.unmodifiableSortedMap(told);
        askedToOpen = new TreeMap<>();
        Offer next = Offer.of(offer, batch, auction, times, inbox);
        offer = next;
        present.values().forEach(there -> there.session().tell(new SessionCommand.Told(next)));
        return participants;
    }

    /** Asks participants to open their bids; those that are away hear it when they come back. */
    public synchronized void askToOpen(SortedSet<Address> solvers, AuctioneerMessage.OpenNow message) {
        for (Address solver : solvers) {
            askedToOpen.put(solver, message);
            tell(solver, message);
        }
    }

    /** Tells a solver something; false if it is not here. */
    public synchronized boolean tell(Address solver, AuctioneerMessage message) {
        Present there = present.get(solver);
        if (there == null) {
            return false;
        }
        there.session().tell(new SessionCommand.Say(message));
        return true;
    }

    /**
     * Asks all who are here and could win for a quote.
     *
     * @return what each answers, the body of a response to {@code POST /solve}; empty bytes if it goes without an answer
     */
    public synchronized SortedMap<Address, CompletionStage<Bytes>> ask(AuctionJson auction, long sentAt) {
        questions++;
        String text = new AuctioneerMessage.Quote(questions, sentAt, auction).text();
        SortedMap<Address, CompletionStage<Bytes>> answers = new TreeMap<>();
        present.forEach((solver, there) -> {
            if (!there.as().shadow()) {
                SolverQuestion question = new SolverQuestion(questions, text, new CompletableFuture<>());
                there.session().tell(new SessionCommand.Ask(question));
                answers.put(solver, question.answer());
            }
        });
        return answers;
    }

    /** How the solver takes part in the latest auction over a session, if it does. */
    public synchronized Optional<Participant> participant(Address solver) {
        return Optional.ofNullable(participants.get(solver));
    }

    /** Who is here, and as what. */
    public synchronized SortedMap<Address, Participant> present() {
        SortedMap<Address, Participant> here = new TreeMap<>();
        present.forEach((solver, there) -> here.put(solver, there.as()));
        return here;
    }
}
