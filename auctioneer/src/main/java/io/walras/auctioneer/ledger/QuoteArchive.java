package io.walras.auctioneer.ledger;

import io.walras.protocol.intent.OrderKind;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The quotes that have been offered, in the database until they expire, so that an order finds its own after a restart. A
 * bounded number is kept, the latest; works on one thread of its own.
 */
public final class QuoteArchive implements AutoCloseable {
    private static final int QUEUE = 1_024;

    private static final String COLUMNS =
            "id, expires_at, asked_by, sell_token, buy_token, kind, sell_amount, buy_amount,"
                    + " fee_amount, gas, gas_price, sell_token_price, solver, verified, signed_by_key,"
                    + " app_data";

    private final Transactions transactions;
    private final long maxKept;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("quotes-", 0).factory());

    /** An archive in the database behind these connections. */
    public QuoteArchive(DataSource connections, Duration timeout, long maxKept) {
        this.transactions = new Transactions(connections, timeout);
        this.maxKept = maxKept;
    }

    /** Keeps a quote at {@code now} (unix milliseconds); its number, once it is in the database. */
    public CompletionStage<Long> keep(KeptQuote quote, long now) {
        return run(() -> {
            long[] id = new long[1];
            transactions.write(sql -> id[0] = insert(sql, quote, now));
            return id[0];
        });
    }

    private long insert(Sql sql, KeptQuote quote, long now) {
        sql.update("UPDATE order_quote_ids SET last_id = last_id + 1");
        long id = sql.first("SELECT last_id FROM order_quote_ids", row -> row.number("last_id"))
                .orElseThrow();
        sql.update("DELETE FROM order_quotes WHERE expires_at < ? OR id <= ?", now, id - maxKept);
        sql.update(
                "INSERT INTO order_quotes (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                quote.expiresAt(),
                quote.from(),
                quote.sellToken(),
                quote.buyToken(),
                quote.kind(),
                quote.sellAmount(),
                quote.buyAmount(),
                quote.feeAmount(),
                quote.gas(),
                quote.gasPrice(),
                quote.sellTokenPrice(),
                quote.solver(),
                quote.verified(),
                quote.signedByKey(),
                quote.appData());
        return id;
    }

    /**
     * The quote that an order belongs to: the one of this id, if it is for the owner, or else of all that were asked for in
     * the owner's name the best for the owner, of equal ones the latest. It is about the same and has not expired at
     * {@code now} (unix milliseconds). Nobody proves in whose name a quote is asked for: by asking for more of them a
     * stranger can but make the one that is found better.
     */
    public CompletionStage<Optional<KeptQuote.Numbered>> find(@Nullable Long id, KeptQuote.Parameters order, long now) {
        return run(() -> transactions.read(sql -> named(sql, id, now)
                .filter(kept -> kept.quote().isAbout(order) && kept.quote().isFor(order))
                .or(() -> best(sql, order, now))));
    }

    private static Optional<KeptQuote.Numbered> named(Sql sql, @Nullable Long id, long now) {
        return id == null
                ? Optional.empty()
                : sql.first(
                        "SELECT " + COLUMNS + " FROM order_quotes WHERE id = ? AND expires_at >= ?",
                        QuoteArchive::read,
                        id,
                        now);
    }

    private static Optional<KeptQuote.Numbered> best(Sql sql, KeptQuote.Parameters order, long now) {
        return sql
                .list(
                        "SELECT " + COLUMNS + " FROM order_quotes WHERE asked_by = ? AND expires_at >= ?"
                                + " AND sell_token = ? AND buy_token = ? AND kind = ? AND signed_by_key = ?",
                        QuoteArchive::read,
                        order.owner(),
                        now,
                        order.sellToken(),
                        order.buyToken(),
                        order.kind(),
                        order.signedByKey())
                .stream()
                .filter(kept -> kept.quote().isAbout(order) && kept.quote().asksNoMoreThan(order))
                .max(Comparator.comparing(KeptQuote.Numbered::quote, KeptQuote.worstFirst())
                        .thenComparingLong(KeptQuote.Numbered::id));
    }

    private static KeptQuote.Numbered read(Row row) {
        return new KeptQuote.Numbered(
                row.number("id"),
                new KeptQuote(
                        row.number("expires_at"),
                        row.address("asked_by"),
                        row.address("sell_token"),
                        row.address("buy_token"),
                        row.constant("kind", OrderKind.class),
                        row.amount("sell_amount"),
                        row.amount("buy_amount"),
                        row.amount("fee_amount"),
                        row.number("gas"),
                        row.amount("gas_price"),
                        row.amount("sell_token_price"),
                        row.address("solver"),
                        row.bool("verified"),
                        row.bool("signed_by_key"),
                        row.word("app_data")));
    }

    private <T> CompletionStage<T> run(Supplier<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(work), thread);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedStage(new Ledger.Unavailable("too many quotes are waiting", full));
        }
    }

    private static <T> T answer(Supplier<T> work) {
        try {
            return work.get();
        } catch (Sql.Failure failed) {
            throw new Ledger.Unavailable("the database does not answer", failed);
        }
    }

    /** Keeps nothing more; what is kept stays. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
