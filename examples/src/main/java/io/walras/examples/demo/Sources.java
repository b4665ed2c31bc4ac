package io.walras.examples.demo;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where a settlement got its tokens from.
 *
 * @param intents fills of orders that rest in no book
 * @param book fills of orders that rest in a book
 * @param quotes makers' quotes that were taken
 * @param pools swaps through pools
 */
record Sources(int intents, int book, int quotes, int pools) {
    static final Sources NONE = new Sources(0, 0, 0, 0);

    Sources plus(Sources other) {
        return new Sources(intents + other.intents, book + other.book, quotes + other.quotes, pools + other.pools);
    }

    /** Whether there is something of everything. */
    boolean isMixed() {
        return intents > 0 && book > 0 && quotes > 0 && pools > 0;
    }

    /** Whether users served each other, orders in books included. */
    boolean isPeerToPeer() {
        return quotes == 0 && pools == 0;
    }

    SortedMap<String, Integer> byName() {
        SortedMap<String, Integer> named = new TreeMap<>();
        named.put("intents", intents);
        named.put("book", book);
        named.put("rfq", quotes);
        named.put("pools", pools);
        return named;
    }

    /** For people: what it was settled with. */
    String words() {
        StringBuilder words = new StringBuilder();
        add(words, book, "the book");
        add(words, quotes, "makers' quotes");
        add(words, pools, "the pools");
        return words.isEmpty() ? "between the users" : "with " + words;
    }

    private static void add(StringBuilder words, int count, String what) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(what);
        }
    }
}
