package io.walras.auctioneer.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** Transactions over a pool of connections. They block the calling thread. */
final class Transactions {
    private final DataSource connections;
    private final int timeoutSeconds;

    /** Transactions whose statements may take {@code timeout} each, in whole seconds but at least one. */
    Transactions(DataSource connections, Duration timeout) {
        this.connections = connections;
        this.timeoutSeconds = (int) Math.max(1, timeout.toSeconds());
    }

    /** An answer from one state of the tables, however many statements it takes. */
    <T> T read(Function<Sql, T> question) {
        try (Connection connection = connections.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return run(connection, question);
        } catch (SQLException failed) {
            throw new Sql.Failure(failed);
        }
    }

    /** All of the changes, or none if it throws. */
    void write(Consumer<Sql> change) {
        try (Connection connection = connections.getConnection()) {
            run(connection, sql -> {
                change.accept(sql);
                return true;
            });
        } catch (SQLException failed) {
            throw new Sql.Failure(failed);
        }
    }

    private <T> T run(Connection connection, Function<Sql, T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.apply(new Sql(connection, timeoutSeconds));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }
}
