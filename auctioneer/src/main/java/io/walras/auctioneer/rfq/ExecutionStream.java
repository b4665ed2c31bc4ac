package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.ExecutionRow;
import io.walras.auctioneer.ledger.MakerLedger;
import io.walras.protocol.chain.Address;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The rows for one maker, one after the other: what was there before and what is new is one stream. Asks the ledger for
 * one page at a time, and again when it is told that there is news. Used by one session alone.
 */
final class ExecutionStream {
    /** Rows are told again for this long. */
    static final Duration KEPT = Duration.ofDays(7);

    private final MakerLedger ledger;
    private final Address maker;
    private final InstantSource clock;
    private final Consumer<CompletionStage<List<ExecutionRow>>> ask;
    private long told;
    private boolean asking;
    private boolean isNews;

    /** {@code ask} brings the page back to {@link #took} or {@link #failed}. */
    ExecutionStream(
            MakerLedger ledger,
            Address maker,
            long after,
            InstantSource clock,
            Consumer<CompletionStage<List<ExecutionRow>>> ask) {
        this.ledger = ledger;
        this.maker = maker;
        this.told = after;
        this.clock = clock;
        this.ask = ask;
    }

    /** There may be more. */
    void news() {
        isNews = true;
        if (!asking) {
            asking = true;
            isNews = false;
            ask.accept(ledger.executions(maker, told, clock.millis() - KEPT.toMillis()));
        }
    }

    /** A page is here; the rows of it that were not told yet, in their order. */
    List<ExecutionRow> took(List<ExecutionRow> rows) {
        asking = false;
        List<ExecutionRow> fresh = rows.stream().filter(row -> row.seq() > told).toList();
        if (!fresh.isEmpty()) {
            told = fresh.getLast().seq();
        }
        if (isNews || rows.size() == MakerLedger.MAX_ROWS) {
            news();
        }
        return fresh;
    }

    /** The ledger did not answer: the next news asks again. */
    void failed() {
        asking = false;
    }
}
