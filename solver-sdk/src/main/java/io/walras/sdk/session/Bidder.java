package io.walras.sdk.session;

import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.Auction;
import io.walras.sdk.Solutions;
import io.walras.sdk.socket.Link;
import io.walras.sdk.socket.Loop;
import io.walras.sdk.socket.ServerClock;
import io.walras.sdk.solving.SolvingDesk;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Solves, commits and opens. It outlives connections: what was committed to on one is opened on the next. Used on the
 * session's thread alone, but for the solver's work.
 */
final class Bidder {
    private static final Logger LOG = System.getLogger(SolverConnection.class.getName());

    /** Auctions that are kept at once, between their begin and the end of their openings. */
    private static final int MAX_AUCTIONS = 64;

    /** An auctioneer that was held up asks for openings so much later than it announced, at most. */
    private static final long LATE_ASKING_MILLIS = 5_000;

    private final SessionOptions options;
    private final Events events;
    private final Sealer sealer;
    private final SolvingDesk desk;
    private final Loop loop;
    private final ServerClock serverClock;
    private final BidMemory memory;
    private final TreeMap<Long, OwnAuction> auctions = new TreeMap<>();
    private AuctioneerMessage.@Nullable Welcome welcome;
    private @Nullable Link link;
    private boolean retired;

    Bidder(SessionOptions options, Sealer sealer, SolvingDesk desk, Loop loop, ServerClock serverClock) {
        this.options = options;
        this.events = new Events(options.listener());
        this.sealer = sealer;
        this.desk = desk;
        this.loop = loop;
        this.serverClock = serverClock;
        this.memory = new BidMemory(options.memory());
        memory.recall(sealer.solver(), now()).forEach(own -> auctions.put(own.id, own));
    }

    /** The auctioneer listens here from now on: what it may have missed is said again. */
    void connected(Link newLink, AuctioneerMessage.Welcome newWelcome) {
        link = newLink;
        welcome = newWelcome;
        auctions.values().forEach(this::resume);
    }

    void disconnected() {
        link = null;
    }

    private void resume(OwnAuction own) {
        if (isClosed(own)) {
            open(own);
        } else if (!own.isReceived()) {
            own.counting().ifPresent(bid -> say(bid.commit()));
        }
    }

    /** The auction of this id, if this solver takes part in it. */
    Optional<OwnAuction> auction(long id) {
        return Optional.ofNullable(auctions.get(id));
    }

    /** Forgets bids that were made in another domain, for nobody here can take them. */
    void leaveOthers(Eip712Domain domain) {
        auctions.values().removeIf(own -> !own.domain.equals(domain));
    }

    /** Takes part in no further auction. */
    void retire() {
        retired = true;
    }

    /** Starts to solve an auction. */
    void begin(OwnAuction own, Auction auction) {
        if (retired || auctions.size() >= MAX_AUCTIONS) {
            pass(own.id, retired ? "the solver is closing" : "too many auctions are under way");
            return;
        }
        auctions.put(own.id, own);
        long left =
                own.closes(serverClock) - now() - options.pace().safetyMargin().toMillis();
        if (left <= 0) {
            pass(own.id, "there is no time left to solve it");
            return;
        }
        Solutions found = new Solutions(soFar -> loop.run(() -> improve(own, auction, soFar)));
        Thread.ofVirtual().name("auction-" + own.id).start(() -> solve(own, auction, found, Duration.ofMillis(left)));
    }

    private void solve(OwnAuction own, Auction auction, Solutions found, Duration time) {
        try {
            Optional<List<SolutionJson>> solutions = desk.solve(auction, found, time);
            loop.run(() -> solutions.ifPresentOrElse(
                    list -> commit(own, auction, list, true),
                    () -> pass(own.id, "too many auctions are being solved")));
        } catch (IllegalStateException failed) {
            LOG.log(Level.ERROR, "the solver threw in auction " + own.id, failed.getCause());
            loop.run(() -> pass(own.id, "the solver threw"));
        }
    }

    /** One commitment is left for what is found last. */
    private void improve(OwnAuction own, Auction auction, List<SolutionJson> soFar) {
        if (own.commitments() < SealedBook.MAX_COMMITMENTS - 1) {
            commit(own, auction, soFar, false);
        }
    }

    private void commit(OwnAuction own, Auction auction, List<SolutionJson> found, boolean last) {
        AuctioneerMessage.Welcome terms = welcome;
        if (terms == null || isClosed(own)) {
            pass(own.id, "it is closed");
            return;
        }
        Optional<String> text = new BidText(events, options.checked()).of(own.id, auction, found, terms);
        if (text.isEmpty()) {
            if (last) {
                pass(own.id, found.isEmpty() ? "nothing was found" : "nothing that was found could win");
            }
            return;
        }
        SealedBid bid = sealer.seal(own.id, own.batch, own.takeSequence(), last, text.get(), own.domain);
        own.committed(bid);
        memory.keep(auctions.values(), serverClock);
        say(bid.commit());
    }

    /** Says that there will be no bid, unless there is one already. */
    void pass(long auctionId, String reason) {
        if (auction(auctionId).flatMap(OwnAuction::counting).isPresent()) {
            return;
        }
        events.tell(listener -> listener.passed(auctionId, reason));
        say(new SolverMessage.Pass(auctionId));
    }

    /**
     * The auctioneer asks to see the bid. It is shown after the close, or before it if the auctioneer has given its
     * receipt for a bid that was said to be the last: then nobody waits for anything. Otherwise it would be read while
     * others can still bid.
     */
    void openNow(long auctionId) {
        auction(auctionId).filter(OwnAuction::isOwed).ifPresent(own -> {
            if (isClosed(own) || (own.isReceived() && own.isLast())) {
                open(own);
            } else {
                long wait = own.closes(serverClock) - now() + 1;
                loop.after(wait, () -> open(own));
            }
        });
    }

    private void open(OwnAuction own) {
        Link open = link;
        if (open != null && own.isOwed() && own.openOn(open)) {
            own.counting().ifPresent(bid -> say(bid.open()));
        }
    }

    /** Forgets auctions whose openings do not count any more, even if the auctioneer asks for them late. */
    void forgetPast() {
        auctions.values().removeIf(own -> now() > own.opensUntil(serverClock) + LATE_ASKING_MILLIS);
    }

    /** Whether a bid has still to be opened. */
    boolean owes() {
        return auctions.values().stream().anyMatch(own -> own.isOwed() && now() <= own.opensUntil(serverClock));
    }

    private boolean isClosed(OwnAuction own) {
        return now() > own.closes(serverClock);
    }

    private void say(SolverMessage message) {
        Link open = link;
        if (open != null) {
            open.say(message.text());
        }
    }

    private long now() {
        return options.pace().clock().millis();
    }
}
