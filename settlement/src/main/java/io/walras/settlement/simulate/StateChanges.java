package io.walras.settlement.simulate;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Words of contracts' storage that a simulation takes for something else than the chain has.
 *
 * @param storage by contract and slot
 */
record StateChanges(SortedMap<Address, SortedMap<Bytes32, Bytes32>> storage) {
    static final StateChanges NONE = new StateChanges(Collections.emptySortedMap());

    StateChanges {
        storage = Collections.unmodifiableSortedMap(new TreeMap<>(storage));
    }

    /** These changes and one more. */
    StateChanges with(Address contract, Bytes32 slot, Bytes32 word) {
        SortedMap<Address, SortedMap<Bytes32, Bytes32>> all = new TreeMap<>(storage);
        SortedMap<Bytes32, Bytes32> words = new TreeMap<>(all.getOrDefault(contract, Collections.emptySortedMap()));
        words.put(slot, word);
        all.put(contract, Collections.unmodifiableSortedMap(words));
        return new StateChanges(all);
    }

    /** As nodes take them. */
    Map<String, Object> overrides() {
        Map<String, Object> overrides = new LinkedHashMap<>();
        storage.forEach((contract, words) -> {
            Map<String, String> diff = new LinkedHashMap<>();
            words.forEach((slot, word) -> diff.put(slot.toString(), word.toString()));
            overrides.put(contract.toString(), Map.of("stateDiff", diff));
        });
        return overrides;
    }
}
