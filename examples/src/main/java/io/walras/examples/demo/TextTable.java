package io.walras.examples.demo;

import java.util.ArrayList;
import java.util.List;

/** Rows under a heading, each column as wide as its widest cell. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> rightAligned;

    /** @param columns headings; one that starts with {@code >} heads a right-aligned column */
    TextTable(String... columns) {
        rightAligned =
                List.of(columns).stream().map(column -> column.startsWith(">")).toList();
        rows.add(List.of(columns).stream()
                .map(column -> column.startsWith(">") ? column.substring(1) : column)
                .toList());
    }

    /** Adds a row with one cell for each column. */
    TextTable row(String... cells) {
        if (cells.length != rightAligned.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + rightAligned.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The heading and the rows as lines without trailing blanks. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String gap = " ".repeat(width(column) - cell.length());
                line.append(rightAligned.get(column) ? gap + cell : cell + gap).append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
