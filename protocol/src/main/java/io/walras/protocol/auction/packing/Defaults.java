package io.walras.protocol.auction.packing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What becomes of keys that no larger option takes: the best option of that key alone. With them, the search is for
 * <em>gains</em>, what an option adds beyond the defaults that it displaces. That holds only while the number of items is
 * not limited.
 */
record Defaults(SortedMap<Integer, Option> byKey) {
    static final Defaults NONE = new Defaults(new TreeMap<>());

    /** The options of one key; of each key there is one at most, all others being dominated. */
    static Defaults of(List<Option> undominated) {
        SortedMap<Integer, Option> byKey = new TreeMap<>();
        for (Option option : undominated) {
            if (option.keys().length == 1) {
                byKey.put(option.keys()[0], option);
            }
        }
        return new Defaults(byKey);
    }

    /** The options of several keys, weighed by their gains; one that gains nothing is left out. */
    List<Option> gains(List<Option> undominated) {
        List<Option> gains = new ArrayList<>();
        for (Option option : undominated) {
            if (option.keys().length > 1) {
                BigInteger gain = option.weight();
                for (int key : option.keys()) {
                    Option single = byKey.get(key);
                    gain = single == null ? gain : gain.subtract(single.weight());
                }
                if (gain.signum() >= 0) {
                    gains.add(new Option(option.rank(), gain, option.keys()));
                }
            }
        }
        return gains;
    }

    /** What all defaults together weigh. */
    BigInteger weight() {
        return byKey.values().stream().map(Option::weight).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** The ranks of a set and of the defaults of all keys that it leaves. */
    BitSet ranks(Collection<Option> set) {
        BitSet ranks = new BitSet();
        BitSet taken = new BitSet();
        for (Option option : set) {
            ranks.set(option.rank());
            for (int key : option.keys()) {
                taken.set(key);
            }
        }
        for (Map.Entry<Integer, Option> single : byKey.entrySet()) {
            if (!taken.get(single.getKey())) {
                ranks.set(single.getValue().rank());
            }
        }
        return ranks;
    }
}
