package io.walras.sdk.testkit;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.DomainJson;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.BidLimits;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.recorded.RecordedAuction;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;

/**
 * An auctioneer for tests: takes solvers over the session protocol and holds the auctions that it is given. It judges by
 * the real rules but simulates and settles nothing, and whoever logs in is a solver.
 */
public final class FakeAuctioneer implements AutoCloseable {
    private static final PrivateKey KEY =
            PrivateKey.fromHex(Keccak256.hash("fake auctioneer").toString());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long FLUSH_MILLIS = 20;
    private static final int MAX_BID_BYTES = 1 << 20;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("fake-auctioneer").daemon().factory());
    private final Clerk clerk =
            new Clerk(KEY, Eip712Domain.walras(31337, Address.fromHex("0x00000000000000000000000000000000005e771e")));
    private final List<Guest> guests = new CopyOnWriteArrayList<>();
    private final List<SolverMessage> heard = new CopyOnWriteArrayList<>();
    private final GuestServer server;
    private final BidLimits limits;
    private @Nullable Round round;
    private volatile int connections;
    private boolean hangsUpAtClose;

    private FakeAuctioneer(BidLimits limits, boolean pings) {
        this.limits = limits;
        this.server = new GuestServer(this, pings);
    }

    /** Serves on a free port of the loopback address; {@code limits} are told to solvers. */
    public static FakeAuctioneer start(BidLimits limits) {
        return new FakeAuctioneer(limits, true).started();
    }

    /** One that never pings, so that solvers take it for dead when nothing is auctioned. */
    public static FakeAuctioneer startSilent(BidLimits limits) {
        return new FakeAuctioneer(limits, false).started();
    }

    private FakeAuctioneer started() {
        server.start();
        var unused = thread.scheduleWithFixedDelay(this::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        await("the server is up", server::isUp);
        return this;
    }

    /** The server forgets now and then that there is something to write; writing something more reminds it. */
    private void flush() {
        guests.stream()
                .filter(guest -> guest.socket.isOpen() && guest.socket.hasBufferedData())
                .forEach(guest -> guest.socket.sendPing());
    }

    /** What a solver connects to. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Who signs its receipts. */
    public Address address() {
        return KEY.address();
    }

    /** Everything that solvers have said, in the order in which it came. */
    public List<SolverMessage> heard() {
        return List.copyOf(heard);
    }

    /** How many connections were opened so far. */
    public int connections() {
        return connections;
    }

    /** Waits until so many solvers are logged in. */
    public void awaitSolvers(int count) {
        await(count + " solvers are here", () -> solvers().size() == count);
    }

    /** Waits until solvers have said so much of this kind. */
    public <T extends SolverMessage> void awaitMessages(Class<T> kind, int count) {
        await(
                count + " of " + kind.getSimpleName(),
                () -> heard.stream().filter(kind::isInstance).count() >= count);
    }

    /**
     * Holds an auction: bids are taken for {@code bidding} or until everybody has said its last word, openings for {@code
     * opening} after that.
     */
    public CompletableFuture<Outcome> hold(RecordedAuction recorded, Duration bidding, Duration opening) {
        long closesAt = System.currentTimeMillis() + bidding.toMillis();
        Round next = new Round(recorded, closesAt, closesAt + opening.toMillis());
        run(() -> {
            round = next;
            guests.stream().filter(guest -> guest.solver != null).forEach(guest -> guest.tell(next));
        });
        after(closesAt + 1, () -> close(next));
        after(closesAt + opening.toMillis() + 1, () -> decide(next));
        return next.outcome();
    }

    /** Ends every connection at once. */
    public void hangUp() {
        run(() -> guests.forEach(guest -> guest.socket.close(1011, "hanging up")));
    }

    /** Ends every connection at the next close of an auction, when it should ask for openings. */
    public void hangUpAtClose() {
        run(() -> hangsUpAtClose = true);
    }

    /** Forgets to tell the next auction's number, as if a message had been lost. */
    public void loseMessage() {
        run(() -> guests.forEach(guest -> guest.sequence++));
    }

    /** Says anything at all to every connection. */
    public void say(String text) {
        run(() -> guests.forEach(guest -> guest.say(text)));
    }

    @Override
    public void close() throws InterruptedException {
        thread.shutdownNow();
        server.stop(1_000);
    }

    void opened(WebSocket socket) {
        run(() -> {
            int number = connections + 1;
            connections = number;
            Guest guest = new Guest(socket, Keccak256.hash("challenge " + number));
            guests.add(guest);
            guest.say(new AuctioneerMessage.Challenge(guest.challenge, DomainJson.of(clerk.domain())));
        });
    }

    void closed(WebSocket socket) {
        run(() -> guests.removeIf(guest -> guest.socket.equals(socket)));
    }

    void said(WebSocket socket, String text) {
        run(() -> guests.stream()
                .filter(guest -> guest.socket.equals(socket))
                .findFirst()
                .ifPresent(guest -> answer(guest, text)));
    }

    private void answer(Guest guest, String text) {
        try {
            SolverMessage message = SolverMessage.read(text);
            heard.add(message);
            if (message instanceof SolverMessage.Login login) {
                login(guest, login);
            } else if (guest.solver != null && round != null) {
                answer(guest, guest.solver, message, round);
            }
        } catch (MalformedJsonException malformed) {
            guest.end("Malformed", String.valueOf(malformed.getMessage()));
        }
    }

    private void login(Guest guest, SolverMessage.Login login) {
        if (!clerk.knows(login, guest.challenge)) {
            guest.end("Unauthorized", "the signature is of somebody else");
            return;
        }
        guest.solver = login.solver();
        guest.say(new AuctioneerMessage.Welcome(
                login.solver(),
                login.shadow(),
                login.shadow() ? AuctioneerMessage.ShadowReason.Asked : null,
                KEY.address(),
                MAX_BID_BYTES,
                1_000,
                limits));
        Round current = round;
        if (current != null && !current.outcome().isDone()) {
            guest.tellWhole(current);
            if (current.isClosed && current.book.owing().contains(login.solver())) {
                guest.say(new AuctioneerMessage.OpenNow(current.id(), current.book.opensUntil()));
            }
        }
    }

    private void answer(Guest guest, Address solver, SolverMessage message, Round current) {
        switch (message) {
            case SolverMessage.Commit commit -> guest.say(clerk.commit(commit.by(solver), current));
            case SolverMessage.Open open -> guest.say(Clerk.open(open, solver, current));
            case SolverMessage.Pass pass -> current.pass(solver);
            case SolverMessage.Quoted ignored -> {}
            case SolverMessage.Resync resync -> guest.tellWhole(current);
            case SolverMessage.Login again -> guest.end("LoggedInAlready", "a connection is of one solver");
        }
        if (current.isSettledFor(solvers())) {
            close(current);
        }
        if (current.isClosed && current.book.owing().isEmpty()) {
            decide(current);
        }
    }

    private void close(Round current) {
        if (current.isClosed) {
            return;
        }
        current.isClosed = true;
        if (hangsUpAtClose) {
            hangsUpAtClose = false;
            hangUp();
            return;
        }
        AuctioneerMessage openNow = new AuctioneerMessage.OpenNow(current.id(), current.book.opensUntil());
        current.book.owing().forEach(solver -> tell(solver, openNow));
    }

    private void tell(Address solver, AuctioneerMessage message) {
        guests.stream().filter(guest -> guest.is(solver)).forEach(guest -> guest.say(message));
    }

    private void decide(Round current) {
        if (current.outcome().isDone()) {
            return;
        }
        Outcome outcome = current.judge();
        int bidders = outcome.verdicts().size();
        outcome.verdicts()
                .forEach((solver, bundles) ->
                        tell(solver, new AuctioneerMessage.Verdict(current.id(), bidders, bundles)));
        current.outcome().complete(outcome);
    }

    private SortedSet<Address> solvers() {
        SortedSet<Address> solvers = new TreeSet<>();
        for (Guest guest : guests) {
            if (guest.solver != null) {
                solvers.add(guest.solver);
            }
        }
        return solvers;
    }

    private void run(Runnable work) {
        if (!thread.isShutdown()) {
            thread.execute(work);
        }
    }

    private void after(long at, Runnable work) {
        var unused = thread.schedule(work, Math.max(0, at - System.currentTimeMillis()), TimeUnit.MILLISECONDS);
    }

    private static void await(String what, BooleanSupplier done) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
