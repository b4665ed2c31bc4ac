package io.walras.sdk.session;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.sdk.socket.SocketUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a solver takes part.
 *
 * @param url the WebSocket to open
 * @param key signs the login and the bids; its address is the solver
 * @param payout gets what the solver's settlements leave over
 * @param shadow whether it only wants to see how it would have done
 * @param checked whether solutions that the auctioneer would refuse are left out of bids
 * @param auctioneer the only signer of receipts that is trusted; empty for whomever the connection names
 * @param memory a file in which bids are kept until they are opened; empty to keep them in this process alone
 * @param listener hears what becomes of the solver's bids
 * @param pace when things are done
 */
public record SessionOptions(
        URI url,
        PrivateKey key,
        Address payout,
        boolean shadow,
        boolean checked,
        Optional<Address> auctioneer,
        Optional<Path> memory,
        SessionListener listener,
        Pace pace) {
    /** Where an auctioneer's HTTP server takes solvers. */
    public static final String PATH = "/api/v1/solver";

    /**
     * When things are done.
     *
     * @param maxConcurrentSolves auctions solved at once; the solver passes further ones
     * @param safetyMargin how long before the close of an auction solving stops, so that the bid arrives in time
     * @param firstRetry time until a lost connection is opened again; it doubles with every failure
     * @param longestRetry the most it grows to
     * @param closeGrace how long closing waits for sealed bids to be opened
     * @param clock what the auctioneer's times are compared with; it need not be right, only run evenly
     */
    public record Pace(
            int maxConcurrentSolves,
            Duration safetyMargin,
            Duration firstRetry,
            Duration longestRetry,
            Duration closeGrace,
            InstantSource clock) {
        /** As many solves as processors (at least 2), 150 ms of margin, retries of 0.5 to 15 s, 5 s of grace. */
        public static final Pace USUAL = new Pace(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Duration.ofMillis(150),
                Duration.ofMillis(500),
                Duration.ofSeconds(15),
                Duration.ofSeconds(5),
                InstantSource.system());

        public Pace {
            if (maxConcurrentSolves <= 0 || firstRetry.toMillis() <= 0 || longestRetry.compareTo(firstRetry) < 0) {
                throw new IllegalArgumentException("places and retries are positive, and retries do not get shorter");
            }
            if (safetyMargin.isNegative() || closeGrace.isNegative()) {
                throw new IllegalArgumentException("durations are not negative");
            }
        }

        /** The same with another margin before the close of an auction. */
        public Pace withSafetyMargin(Duration margin) {
            return new Pace(maxConcurrentSolves, margin, firstRetry, longestRetry, closeGrace, clock);
        }

        /** The same with other times between attempts to connect. */
        public Pace withRetries(Duration first, Duration longest) {
            return new Pace(maxConcurrentSolves, safetyMargin, first, longest, closeGrace, clock);
        }
    }

    /**
     * Takes part at the auctioneer of this URL (http, https, ws or wss; without a path, {@link #PATH}): bids for real,
     * paid out to the key's own address, solutions checked, everything logged.
     *
     * @throws IllegalArgumentException if the URL is none of these
     */
    public static SessionOptions to(URI auctioneer, PrivateKey key) {
        return new SessionOptions(
                webSocket(auctioneer),
                key,
                key.address(),
                false,
                true,
                Optional.empty(),
                Optional.empty(),
                SessionListener.LOGGING,
                Pace.USUAL);
    }

    /** The same, paid out to somebody else. */
    public SessionOptions withPayout(Address newPayout) {
        return new SessionOptions(url, key, newPayout, shadow, checked, auctioneer, memory, listener, pace);
    }

    /** The same, only to see how it would have done: no bond is needed and no bid can win. */
    public SessionOptions asShadow() {
        return new SessionOptions(url, key, payout, true, checked, auctioneer, memory, listener, pace);
    }

    /** The same, sending also what the auctioneer would refuse. */
    public SessionOptions unchecked() {
        return new SessionOptions(url, key, payout, shadow, false, auctioneer, memory, listener, pace);
    }

    /** The same, trusting the receipts of this signer alone. */
    public SessionOptions withAuctioneer(Address signer) {
        return new SessionOptions(url, key, payout, shadow, checked, Optional.of(signer), memory, listener, pace);
    }

    /**
     * The same, keeping what was committed to in a file until it is opened: a process that is killed and started again with
     * the same file opens it. The file is written before each commitment is sent and is readable by its owner alone; each
     * solver needs one of its own.
     */
    public SessionOptions withMemory(Path file) {
        return new SessionOptions(url, key, payout, shadow, checked, auctioneer, Optional.of(file), listener, pace);
    }

    /** The same with somebody else listening. */
    public SessionOptions withListener(SessionListener newListener) {
        return new SessionOptions(url, key, payout, shadow, checked, auctioneer, memory, newListener, pace);
    }

    /** The same at another pace. */
    public SessionOptions withPace(Pace newPace) {
        return new SessionOptions(url, key, payout, shadow, checked, auctioneer, memory, listener, newPace);
    }

    /**
     * The WebSocket of the auctioneer of this URL.
     *
     * @throws IllegalArgumentException if it is no http, https, ws or wss URL
     */
    public static URI webSocket(URI url) {
        return SocketUrl.of(url, PATH);
    }
}
