package io.walras.protocol.auction.packing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Leaves out what is never needed, and takes apart what does not touch. */
final class Reduction {
    private Reduction() {}

    /** The options that no other dominates, in their order. */
    static List<Option> undominated(List<Option> options) {
        SortedMap<Integer, List<Option>> byLowestKey = new TreeMap<>();
        for (Option option : options) {
            byLowestKey
                    .computeIfAbsent(option.keys()[0], key -> new ArrayList<>())
                    .add(option);
        }
        return options.stream()
                .filter(option -> !isDominated(option, byLowestKey))
                .toList();
    }

    /** Whoever takes only keys of this option has one of them as its lowest. */
    private static boolean isDominated(Option option, SortedMap<Integer, List<Option>> byLowestKey) {
        for (int key : option.keys()) {
            for (Option other : byLowestKey.getOrDefault(key, List.of())) {
                if (other.dominates(option)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Groups of options such that no option has a key in common with one of another group; each in the given order. */
    static List<List<Option>> components(List<Option> options) {
        SortedMap<Integer, List<Integer>> byKey = new TreeMap<>();
        for (int i = 0; i < options.size(); i++) {
            for (int key : options.get(i).keys()) {
                byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(i);
            }
        }
        BitSet unseen = new BitSet();
        unseen.set(0, options.size());
        List<List<Option>> components = new ArrayList<>();
        for (int first = unseen.nextSetBit(0); first >= 0; first = unseen.nextSetBit(first)) {
            BitSet members = connected(first, options, byKey);
            unseen.andNot(members);
            components.add(members.stream().mapToObj(options::get).toList());
        }
        return components;
    }

    private static BitSet connected(int first, List<Option> options, SortedMap<Integer, List<Integer>> byKey) {
        BitSet members = new BitSet();
        BitSet keys = new BitSet();
        List<Integer> waiting = new ArrayList<>(List.of(first));
        while (!waiting.isEmpty()) {
            int member = waiting.removeLast();
            if (!members.get(member)) {
                members.set(member);
                for (int key : options.get(member).keys()) {
                    if (!keys.get(key)) {
                        keys.set(key);
                        waiting.addAll(byKey.getOrDefault(key, List.of()));
                    }
                }
            }
        }
        return members;
    }
}
