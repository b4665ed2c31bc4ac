package io.walras.auctioneer.quote;

import io.walras.auctioneer.intake.IntakeChain;
import io.walras.protocol.chain.Address;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/**
 * Prices of tokens in the native coin, by the reserves of pools: the reference prices that auctions are judged by. Each is
 * told for a while before it is read again. A bounded number is read at once, and remembered. Safe to use from many threads.
 */
public final class NativePrices {
    private static final int REMEMBERED = 10_000;

    private final QuoteChain chain;
    private final long ttlMillis;
    private final Executor blocking;
    private final InstantSource clock;
    private final Semaphore places;
    private final Map<Address, Known> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Address, Known> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Known(Optional<NativePrice> price, long readAt) {}

    public NativePrices(QuoteChain chain, QuoteSettings settings, Executor blocking, InstantSource clock) {
        this.chain = chain;
        this.ttlMillis = settings.nativePriceTtl().toMillis();
        this.blocking = blocking;
        this.clock = clock;
        this.places = new Semaphore(settings.maxInFlight());
    }

    /**
     * The price of a token, empty if it has no route to the native coin. Fails with {@link IntakeChain.Unavailable} if too
     * many prices are being read, and if the chain does not answer.
     */
    public CompletionStage<Optional<NativePrice>> of(Address token) {
        long now = clock.millis();
        synchronized (known) {
            Known before = known.get(token);
            if (before != null && now - before.readAt() < ttlMillis) {
                return CompletableFuture.completedStage(before.price());
            }
        }
        if (!places.tryAcquire()) {
            return CompletableFuture.failedStage(new IntakeChain.Unavailable("too many prices are being read", null));
        }
        return CompletableFuture.supplyAsync(() -> read(token, now), blocking)
                .whenComplete((price, failure) -> places.release());
    }

    private Optional<NativePrice> read(Address token, long now) {
        Optional<NativePrice> price = chain.nativePrice(token).map(NativePrice::new);
        synchronized (known) {
            known.put(token, new Known(price, now));
        }
        return price;
    }
}
