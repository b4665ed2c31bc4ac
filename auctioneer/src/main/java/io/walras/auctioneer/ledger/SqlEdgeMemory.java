package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Bytes32;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.pekko.Done;

/** The memory in tables of the ledger's database. One thread reads and writes them, so nothing comes in between. */
public final class SqlEdgeMemory implements EdgeMemory, AutoCloseable {
    private static final int QUEUE = 1_024;

    private final Transactions transactions;
    private final EdgeMemorySettings settings;
    private final InstantSource clock;
    private final Supplier<Bytes32> secrets;
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("edge-memory").factory());

    /**
     * The memory in this database.
     *
     * @param secrets makes one that nobody can guess
     */
    public SqlEdgeMemory(
            DataSource connections,
            EdgeMemorySettings settings,
            Duration statementTimeout,
            InstantSource clock,
            Supplier<Bytes32> secrets) {
        this.transactions = new Transactions(connections, statementTimeout);
        this.settings = settings;
        this.clock = clock;
        this.secrets = secrets;
    }

    @Override
    public CompletionStage<Boolean> keepDocument(Bytes32 hash, String document) {
        return change(sql -> {
            DocumentTable uploaded = new DocumentTable(sql);
            boolean isKnown = uploaded.find(hash).isPresent()
                    || new OrderTable(sql).appData(hash).isPresent();
            if (!isKnown) {
                uploaded.add(hash, document, settings.maxDocuments());
            }
            return !isKnown;
        });
    }

    @Override
    public CompletionStage<Claim> claim(Bytes32 name, Bytes32 request) {
        long now = clock.millis();
        long since = now - settings.answerLifetime().toMillis();
        return change(sql -> new AnswerTable(sql).claim(name, request, now, since, settings.maxAnswers()));
    }

    @Override
    public CompletionStage<Done> remember(Bytes32 name, Answer answer) {
        return change(sql -> {
            new AnswerTable(sql).remember(name, answer);
            return Done.done();
        });
    }

    @Override
    public CompletionStage<Done> release(Bytes32 name) {
        return change(sql -> {
            new AnswerTable(sql).release(name);
            return Done.done();
        });
    }

    @Override
    public byte[] secret(String name) {
        return write(
                sql -> sql.first("SELECT secret FROM edge_secrets WHERE name = ?", row -> row.bytes("secret"), name)
                        .orElseGet(() -> {
                            Bytes32 secret = secrets.get();
                            sql.update("INSERT INTO edge_secrets (name, secret) VALUES (?, ?)", name, secret);
                            return secret.toArray();
                        }));
    }

    private <T> CompletionStage<T> change(Function<Sql, T> change) {
        try {
            return CompletableFuture.supplyAsync(() -> write(change), thread);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedStage(new Ledger.Unavailable("too many requests are waiting", full));
        }
    }

    private <T> T write(Function<Sql, T> change) {
        AtomicReference<T> result = new AtomicReference<>();
        try {
            transactions.write(sql -> result.set(change.apply(sql)));
        } catch (Sql.Failure failed) {
            throw new Ledger.Unavailable("the database does not answer", failed);
        }
        return result.get();
    }

    /** Remembers nothing more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
