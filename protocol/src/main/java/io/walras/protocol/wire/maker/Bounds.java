package io.walras.protocol.wire.maker;

import java.util.List;
import java.util.Objects;

/** What a record's parts may be; messages name the part and never repeat what came. */
final class Bounds {
    /** Characters of a name that somebody chose: an id, a version, a rule. */
    static final int NAME = 64;

    /** Characters of an explanation for people. */
    static final int DETAIL = 512;

    private Bounds() {}

    static void text(String text, int most, String part) {
        Objects.requireNonNull(text, part);
        if (text.isEmpty() || text.length() > most || !text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            throw new IllegalArgumentException(part + " is not 1 to " + most + " printable ASCII characters");
        }
    }

    static void notNegative(long number, String part) {
        if (number < 0) {
            throw new IllegalArgumentException(part + " is negative");
        }
    }

    static void positive(long number, String part) {
        if (number <= 0) {
            throw new IllegalArgumentException(part + " is not positive");
        }
    }

    static <T> List<T> list(List<T> list, int most, String part) {
        Objects.requireNonNull(list, part);
        if (list.size() > most) {
            throw new IllegalArgumentException(part + " has more than " + most + " elements");
        }
        if (list.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(part + " contains null");
        }
        return List.copyOf(list);
    }
}
