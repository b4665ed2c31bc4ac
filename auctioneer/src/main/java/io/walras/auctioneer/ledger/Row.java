package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The current row of a query, read as the protocol's scalars by column name. */
final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    OrderUid uid(String column) {
        return OrderUid.of(Bytes.of(bytes(column)));
    }

    Address address(String column) {
        return Address.of(bytes(column));
    }

    Bytes32 word(String column) {
        return Bytes32.of(bytes(column));
    }

    Optional<Bytes32> optionalWord(String column) {
        return column(() -> Optional.ofNullable(rows.getBytes(column)).map(Bytes32::of));
    }

    byte[] bytes(String column) {
        return column(() -> rows.getBytes(column));
    }

    /** The amount; zero where a sum has no rows. */
    Uint256 amount(String column) {
        return column(() -> {
            BigDecimal number = rows.getBigDecimal(column);
            return number == null ? Uint256.ZERO : Uint256.of(number.toBigIntegerExact());
        });
    }

    BigInteger integer(String column) {
        return column(() -> rows.getBigDecimal(column).toBigIntegerExact());
    }

    long number(String column) {
        return column(() -> rows.getLong(column));
    }

    Optional<Long> optionalNumber(String column) {
        return column(() -> Optional.of(rows.getLong(column)).filter(value -> !wasNull()));
    }

    boolean bool(String column) {
        return column(() -> rows.getBoolean(column));
    }

    String text(String column) {
        return column(() -> rows.getString(column));
    }

    Optional<String> optionalText(String column) {
        return column(() -> Optional.ofNullable(rows.getString(column)));
    }

    <E extends Enum<E>> E constant(String column, Class<E> type) {
        return Enum.valueOf(type, text(column));
    }

    private boolean wasNull() {
        return column(rows::wasNull);
    }

    private static <T> T column(Read<T> read) {
        try {
            return read.read();
        } catch (SQLException failed) {
            throw new Sql.Failure(failed);
        }
    }

    private interface Read<T> {
        T read() throws SQLException;
    }
}
