package io.walras.auctioneer.rfq;

import io.walras.auctioneer.session.Lobby;
import io.walras.protocol.chain.Address;
import io.walras.protocol.wire.maker.HubMessage;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Which makers are here. A maker may be here with several instances, of which the newest is asked; the older ones hear
 * what becomes of quotes and wait. Safe to use from many threads.
 */
public final class MakerFloor {
    private final int places;
    private final Lobby<ActorRef<MakerCommand>> lobby;
    private final SortedMap<Address, Map<String, MakerSeat>> present = new TreeMap<>();

    /**
     * An empty floor.
     *
     * @param places instances of makers that may be here at once
     * @param guests connections on which nobody has logged in yet
     */
    public MakerFloor(int places, int guests) {
        this.places = places;
        this.lobby = new Lobby<>(guests);
    }

    /** A connection was opened, and nobody knows whose it is. Another one may have to go for it. */
    synchronized void enter(InetAddress from, ActorRef<MakerCommand> session) {
        lobby.enter(from, session).ifPresent(leaving -> leaving.tell(MakerCommand.End.DISPLACED));
    }

    /** The connection is gone, or is a maker's by now. */
    synchronized void leaveLobby(ActorRef<MakerCommand> session) {
        lobby.leave(session);
    }

    /** Takes an instance of a maker in; false if there is no place. An older session of the instance is put out. */
    synchronized boolean join(String instanceId, MakerSeat seat) {
        Map<String, MakerSeat> instances = present.computeIfAbsent(seat.maker(), absent -> new LinkedHashMap<>());
        MakerSeat before = instances.remove(instanceId);
        if (before != null) {
            before.line().replaced();
        } else if (instances() >= places) {
            forgetIfEmpty(seat.maker());
            return false;
        }
        instances.put(instanceId, seat);
        return true;
    }

    /** What the instance quotes has changed. Does nothing if it is another session's by now. */
    synchronized void change(String instanceId, MakerSeat seat) {
        Map<String, MakerSeat> instances = present.getOrDefault(seat.maker(), Map.of());
        MakerSeat before = instances.get(instanceId);
        if (before != null && before.line().equals(seat.line())) {
            instances.put(instanceId, seat);
        }
    }

    /** The session of the instance is over, unless it is another one's by now. */
    synchronized void leave(String instanceId, MakerSeat seat) {
        Map<String, MakerSeat> instances = present.getOrDefault(seat.maker(), Map.of());
        MakerSeat known = instances.get(instanceId);
        if (known != null && known.line().equals(seat.line())) {
            instances.remove(instanceId);
            forgetIfEmpty(seat.maker());
        }
    }

    /** The newest instance of every maker, ascending by maker. */
    synchronized List<MakerSeat> seats() {
        List<MakerSeat> newest = new ArrayList<>();
        present.values()
                .forEach(instances -> newest.add(List.copyOf(instances.values()).getLast()));
        return newest;
    }

    /** Tells all instances of a maker something. */
    void tell(Address maker, HubMessage message) {
        instancesOf(maker).forEach(seat -> seat.line().tell(message));
    }

    /** There are new rows for these makers. */
    void news(SortedSet<Address> makers) {
        makers.forEach(maker -> instancesOf(maker).forEach(seat -> seat.line().news()));
    }

    private synchronized List<MakerSeat> instancesOf(Address maker) {
        return List.copyOf(present.getOrDefault(maker, Map.of()).values());
    }

    /** Whether an instance of the maker is here. */
    public synchronized boolean isPresent(Address maker) {
        return present.containsKey(maker);
    }

    private int instances() {
        return present.values().stream().mapToInt(Map::size).sum();
    }

    private void forgetIfEmpty(Address maker) {
        present.computeIfPresent(maker, (key, instances) -> instances.isEmpty() ? null : instances);
    }
}
