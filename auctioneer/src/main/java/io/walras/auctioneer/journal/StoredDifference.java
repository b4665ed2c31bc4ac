package io.walras.auctioneer.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The first place at which two documents of one type differ.
 *
 * @param where a JSON pointer
 * @param recorded what stands there in the one
 * @param recomputed what stands there in the other
 */
public record StoredDifference(String where, String recorded, String recomputed) {

    /** The first difference in the order of the documents; empty if they are the same. */
    public static <T extends Record> Optional<StoredDifference> between(T recorded, T recomputed) {
        return between("", StoredJson.tree(recorded), StoredJson.tree(recomputed));
    }

    private static Optional<StoredDifference> between(String where, JsonNode one, JsonNode other) {
        if (one.isObject() && other.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            return first(names.iterator(), where, one, other);
        }
        if (one.isArray() && other.isArray()) {
            for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
                Optional<StoredDifference> difference = between(where + "/" + i, one.get(i), other.get(i));
                if (difference.isPresent()) {
                    return difference;
                }
            }
            return one.size() == other.size()
                    ? Optional.empty()
                    : Optional.of(new StoredDifference(where, one.size() + " entries", other.size() + " entries"));
        }
        return one.equals(other)
                ? Optional.empty()
                : Optional.of(new StoredDifference(where, one.toString(), other.toString()));
    }

    private static Optional<StoredDifference> first(
            Iterator<String> names, String where, JsonNode one, JsonNode other) {
        while (names.hasNext()) {
            String name = names.next();
            Optional<StoredDifference> difference = between(where + "/" + name, one.path(name), other.path(name));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }
}
