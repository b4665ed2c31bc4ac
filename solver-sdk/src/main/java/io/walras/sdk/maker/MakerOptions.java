package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.rfq.Quote;
import io.walras.sdk.socket.SocketUrl;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a maker takes part.
 *
 * @param url the WebSocket to open
 * @param key signs the login and the quotes
 * @param maker whose tokens move: the key's own address, or a vault of which the key is a signer
 * @param instance names this process; two of one maker need different names
 * @param signsFor the only EIP-712 domain in which quotes are signed; empty for whichever the hub names
 * @param memory a file in which promises and the last row are kept; empty to keep them in this process alone
 * @param listener hears what becomes of quotes
 * @param pace when things are done
 */
public record MakerOptions(
        URI url,
        PrivateKey key,
        Address maker,
        String instance,
        Optional<Eip712Domain> signsFor,
        Optional<Path> memory,
        MakerListener listener,
        Pace pace) {
    /** Where an auctioneer's HTTP server takes makers. */
    public static final String PATH = "/api/v1/maker";

    /**
     * When things are done.
     *
     * @param maxConcurrentQuotes requests answered at once; further ones wait, and then are rejected as unavailable
     * @param safetyMargin how long before its deadline an answer is given up, so that no quote is signed that comes late
     * @param firstRetry time until a lost connection is opened again; it doubles with every failure
     * @param longestRetry the most it grows to
     * @param clock what the hub's times are compared with; it need not be right, only run evenly
     */
    public record Pace(
            int maxConcurrentQuotes,
            Duration safetyMargin,
            Duration firstRetry,
            Duration longestRetry,
            InstantSource clock) {
        /** As many quotes as processors (at least 2), 20 ms of margin, retries of 0.25 to 10 s. */
        public static final Pace USUAL = new Pace(
                Math.max(2, Runtime.getRuntime().availableProcessors()),
                Duration.ofMillis(20),
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                InstantSource.system());

        public Pace {
            if (maxConcurrentQuotes <= 0 || firstRetry.toMillis() <= 0 || longestRetry.compareTo(firstRetry) < 0) {
                throw new IllegalArgumentException("places and retries are positive, and retries do not get shorter");
            }
            if (safetyMargin.isNegative()) {
                throw new IllegalArgumentException("durations are not negative");
            }
        }

        /** The same with other times between attempts to connect. */
        public Pace withRetries(Duration first, Duration longest) {
            return new Pace(maxConcurrentQuotes, safetyMargin, first, longest, clock);
        }
    }

    /**
     * Makes at the auctioneer of this URL (http, https, ws or wss; without a path, {@link #PATH}), from the key's own account.
     *
     * @throws IllegalArgumentException if the URL is none of these
     */
    public static MakerOptions to(URI auctioneer, PrivateKey key) {
        return new MakerOptions(
                webSocket(auctioneer),
                key,
                key.address(),
                "main",
                Optional.empty(),
                Optional.empty(),
                MakerListener.LOGGING,
                Pace.USUAL);
    }

    /** The same for a vault of which the key is a signer. */
    public MakerOptions forVault(Address vault) {
        return new MakerOptions(url, key, vault, instance, signsFor, memory, listener, pace);
    }

    /** The same as another process of the maker. */
    public MakerOptions asInstance(String name) {
        return new MakerOptions(url, key, maker, name, signsFor, memory, listener, pace);
    }

    /**
     * The same, signing for this quote settler of this chain alone: no other auctioneer can then have quotes signed that could
     * be taken somewhere else.
     */
    public MakerOptions signingFor(long chainId, Address quoteSettler) {
        Optional<Eip712Domain> domain = Optional.of(Quote.domain(chainId, quoteSettler));
        return new MakerOptions(url, key, maker, instance, domain, memory, listener, pace);
    }

    /**
     * The same, keeping promises and the number of the last row in a file: a process that is started again with the same file
     * knows what is promised, and hears what became of it. Each maker needs a file of its own.
     */
    public MakerOptions withMemory(Path file) {
        return new MakerOptions(url, key, maker, instance, signsFor, Optional.of(file), listener, pace);
    }

    /** The same with somebody else listening. */
    public MakerOptions withListener(MakerListener newListener) {
        return new MakerOptions(url, key, maker, instance, signsFor, memory, newListener, pace);
    }

    /** The same at another pace. */
    public MakerOptions withPace(Pace newPace) {
        return new MakerOptions(url, key, maker, instance, signsFor, memory, listener, newPace);
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
