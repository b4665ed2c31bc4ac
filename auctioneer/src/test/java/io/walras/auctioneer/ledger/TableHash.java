package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.Database;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the query tables hold, as one hash per table. */
final class TableHash {
    private TableHash() {}

    /** By table name; the order of rows does not matter. */
    static SortedMap<String, String> of(Database database) {
        SortedMap<String, String> hashes = new TreeMap<>();
        try (Connection connection = database.connections().getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : QueryTables.NAMES) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
                    List<String> lines = lines(rows);
                    hashes.put(table, lines.size() + " rows, " + Keccak256.hash(String.join("\n", lines)));
                }
            }
            return hashes;
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static List<String> lines(ResultSet rows) throws SQLException {
        List<String> lines = new ArrayList<>();
        while (rows.next()) {
            StringBuilder line = new StringBuilder();
            for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                Object value = rows.getObject(column);
                line.append(value instanceof byte[] bytes ? Bytes.of(bytes) : rows.getString(column))
                        .append('|');
            }
            lines.add(line.toString());
        }
        return lines.stream().sorted().toList();
    }
}
