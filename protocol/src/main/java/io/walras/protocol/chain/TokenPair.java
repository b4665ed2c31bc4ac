package io.walras.protocol.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/** Two different tokens without a direction; {@code token0} is the lower address. */
public record TokenPair(Address token0, Address token1) implements Comparable<TokenPair> {
    private static final Comparator<TokenPair> ORDER =
            Comparator.comparing(TokenPair::token0).thenComparing(TokenPair::token1);

    public TokenPair {
        if (token0.compareTo(token1) >= 0) {
            throw new IllegalArgumentException(token0 + " is not below " + token1);
        }
    }

    /** The pair of these tokens, none if they are one. */
    public static List<TokenPair> of(Address a, Address b) {
        int order = a.compareTo(b);
        return order == 0 ? List.of() : List.of(order < 0 ? new TokenPair(a, b) : new TokenPair(b, a));
    }

    /** All pairs of these tokens, in the order of their addresses. */
    public static List<TokenPair> among(Collection<Address> tokens) {
        List<Address> sorted = List.copyOf(new TreeSet<>(tokens));
        List<TokenPair> pairs = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                pairs.add(new TokenPair(sorted.get(i), sorted.get(j)));
            }
        }
        return pairs;
    }

    /** Whether it is one of the two. */
    public boolean has(Address token) {
        return token0.equals(token) || token1.equals(token);
    }

    @Override
    public int compareTo(TokenPair other) {
        return ORDER.compare(this, other);
    }
}
