package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Statements of one transaction, with the protocol's scalars as parameters. Every failure is a {@link Failure}. */
final class Sql {
    private final Connection connection;
    private final int timeoutSeconds;

    /** Statements over this connection that the database may take {@code timeoutSeconds} for, each. */
    Sql(Connection connection, int timeoutSeconds) {
        this.connection = connection;
        this.timeoutSeconds = timeoutSeconds;
    }

    /** Runs a statement that changes rows and tells how many. */
    int update(String sql, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new Failure(failed);
        }
    }

    /** The rows of a query. */
    <T> List<T> list(String sql, Function<Row, T> read, @Nullable Object... parameters) {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            Row row = new Row(rows);
            while (rows.next()) {
                found.add(read.apply(row));
            }
            return found;
        } catch (SQLException failed) {
            throw new Failure(failed);
        }
    }

    /** The first row of a query, if it has one. */
    <T> Optional<T> first(String sql, Function<Row, T> read, @Nullable Object... parameters) {
        return list(sql, read, parameters).stream().findFirst();
    }

    private PreparedStatement prepare(String sql, @Nullable Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setQueryTimeout(timeoutSeconds);
        for (int i = 0; i < parameters.length; i++) {
            bind(statement, i + 1, parameters[i]);
        }
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object parameter) throws SQLException {
        switch (parameter) {
            case null -> statement.setNull(index, Types.NULL);
            case OrderUid uid -> statement.setBytes(index, uid.toArray());
            case Address address -> statement.setBytes(index, address.toArray());
            case Bytes32 word -> statement.setBytes(index, word.toArray());
            case Bytes bytes -> statement.setBytes(index, bytes.toArray());
            case Uint256 number -> statement.setBigDecimal(index, new BigDecimal(number.toBigInteger()));
            case BigInteger number -> statement.setBigDecimal(index, new BigDecimal(number));
            case Enum<?> constant -> statement.setString(index, constant.name());
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Boolean bool -> statement.setBoolean(index, bool);
            case String text -> statement.setString(index, text);
            default -> throw new IllegalArgumentException("not a parameter: " + parameter.getClass());
        }
    }

    /** The database failed or refused a statement. */
    static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(SQLException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
