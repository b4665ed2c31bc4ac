package io.walras.auctioneer.solver.session;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.net.InetAddress;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected, and the auction that they are in. A solver has one session: a newer one replaces the older. Who takes
 * part in an auction, and as what, is fixed when it is told; somebody who comes later takes part in the next one, unless
 * it is a participant that comes back. Safe to use from many threads.
 */
public final class SolverFloor {
    private final int maxSessions;
    private final int maxPerAddress;
    private final Map<InetAddress, Integer> connections = new HashMap<>();
    private final SortedMap<Address, Present> present = new TreeMap<>();
    private SortedMap<Address, Participant> participants = new TreeMap<>();
    private SortedSet<Address> askedToOpen = new TreeSet<>();
    private AuctioneerMessage.@Nullable OpenNow openNow;
    private @Nullable Offer offer;
    private int connected;

    private record Present(Participant as, ActorRef<SolverSession.Command> session) {}

    /** At most this many connections, and from one network address. */
    public SolverFloor(int maxSessions, int maxPerAddress) {
        this.maxSessions = maxSessions;
        this.maxPerAddress = maxPerAddress;
    }

    /** Takes a place for a connection; false if there is none. */
    public synchronized boolean enter(InetAddress from) {
        int already = connections.getOrDefault(from, 0);
        if (connected >= maxSessions || already >= maxPerAddress) {
            return false;
        }
        connected++;
        connections.put(from, already + 1);
        return true;
    }

    /** Gives the place back. */
    public synchronized void exit(InetAddress from) {
        connected--;
        connections.computeIfPresent(from, (address, count) -> count > 1 ? count - 1 : null);
    }

    /** A session's solver is known from now on; ends an older session of it. */
    synchronized void join(Participant as, ActorRef<SolverSession.Command> session) {
        Present before = present.put(as.solver(), new Present(as, session));
        if (before != null) {
            before.session().tell(SolverSession.Replaced.NOW);
        }
        Offer current = offer;
        if (current != null && as.equals(participants.get(as.solver()))) {
            session.tell(new SolverSession.Told(current));
            AuctioneerMessage.OpenNow due = openNow;
            if (due != null && askedToOpen.contains(as.solver())) {
                session.tell(new SolverSession.Say(due));
            }
        }
    }

    /** The session ends, whatever became of its solver since. */
    synchronized void leave(Participant as, ActorRef<SolverSession.Command> session) {
        Present known = present.get(as.solver());
        if (known != null && known.session().equals(session)) {
            present.remove(as.solver());
            if (offer != null && participants.containsKey(as.solver())) {
                offer.inbox().tell(new SolverInput.Gone(as.solver()));
            }
        }
    }

    /** Tells all who are here about an auction; they are its participants. */
    public synchronized SortedMap<Address, Participant> offer(
            Batch batch, AuctionJson auction, Offer.Times times, ActorRef<SolverInput> inbox) {
        SortedMap<Address, Participant> told = new TreeMap<>();
        present.forEach((solver, there) -> told.put(solver, there.as()));
        participants = Collections.unmodifiableSortedMap(told);
        askedToOpen = new TreeSet<>();
        openNow = null;
        Offer next = Offer.of(offer, batch, auction, times, inbox);
        offer = next;
        present.values().forEach(there -> there.session().tell(new SolverSession.Told(next)));
        return participants;
    }

    /** Asks participants to open their bids; those that are away hear it when they come back. */
    public synchronized void askToOpen(SortedSet<Address> solvers, AuctioneerMessage.OpenNow message) {
        askedToOpen = new TreeSet<>(solvers);
        openNow = message;
        solvers.forEach(solver -> tell(solver, message));
    }

    /** Tells a solver something; false if it is not here. */
    public synchronized boolean tell(Address solver, AuctioneerMessage message) {
        Present there = present.get(solver);
        if (there == null) {
            return false;
        }
        there.session().tell(new SolverSession.Say(message));
        return true;
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
