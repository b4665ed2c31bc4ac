package io.walras.auctioneer.auction;

import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which orders were ever posted here, so far as the ledger tells. Auctions start before the ledger does: until it is opened,
 * and whenever the ledger cannot tell, every order counts as posted, so that none is brought along that was.
 */
public final class PostedOrders {
    private static final Logger LOG = LoggerFactory.getLogger(PostedOrders.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final AtomicReference<Function<NavigableSet<OrderUid>, CompletionStage<List<PooledOrder>>>> source =
            new AtomicReference<>(
                    uids -> CompletableFuture.failedStage(new IllegalStateException("the ledger is not open yet")));

    /** A memory of no orders, for auctions without a ledger. */
    public static PostedOrders none() {
        PostedOrders none = new PostedOrders();
        none.source.set(uids -> CompletableFuture.completedStage(List.of()));
        return none;
    }

    /** From now on this ledger tells. */
    public void open(Ledger ledger) {
        source.set(ledger::orders);
    }

    /** Those of the orders that were posted. Never fails. */
    CompletionStage<NavigableSet<OrderUid>> among(NavigableSet<OrderUid> uids) {
        return source.get()
                .apply(uids)
                .toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .<NavigableSet<OrderUid>>thenApply(orders -> {
                    NavigableSet<OrderUid> posted = new TreeSet<>();
                    orders.forEach(order -> posted.add(order.uid()));
                    return posted;
                })
                .exceptionally(failure -> {
                    LOG.atWarn()
                            .addKeyValue("reason", String.valueOf(failure.getMessage()))
                            .log("not known which orders were posted; solvers may bring none along");
                    return uids;
                });
    }
}
