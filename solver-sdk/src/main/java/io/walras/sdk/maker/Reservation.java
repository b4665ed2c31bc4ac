package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.maker.Inventory.Promise;
import io.walras.sdk.maker.Inventory.Reserved;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The quotes of one nonce that may still be taken, and which one of them is. */
final class Reservation {
    private final Uint256 nonce;
    private final Map<Bytes32, Promise> open = new LinkedHashMap<>();
    private @Nullable Bytes32 selected;
    private Uint256 makerOut = Uint256.ZERO;

    Reservation(Uint256 nonce, Collection<Promise> alternatives) {
        this.nonce = nonce;
        alternatives.forEach(promise -> open.put(promise.quoteHash(), promise));
        if (open.isEmpty() || open.size() != alternatives.size()) {
            throw new IllegalArgumentException("a nonce has quotes that are different");
        }
    }

    Uint256 nonce() {
        return nonce;
    }

    Set<Bytes32> quotes() {
        return Set.copyOf(open.keySet());
    }

    Promise promise(Bytes32 quoteHash) {
        return Objects.requireNonNull(open.get(quoteHash), "promise");
    }

    boolean isEmpty() {
        return open.isEmpty();
    }

    /** Of each token the most that one alternative gives; of a selected one what is taken of it. */
    SortedMap<Address, Uint256> needs() {
        SortedMap<Address, Uint256> needs = new TreeMap<>();
        Bytes32 chosen = selected;
        if (chosen != null) {
            needs.put(promise(chosen).makerToken(), makerOut);
        } else {
            open.values().forEach(promise -> needs.merge(promise.makerToken(), promise.makerAmount(), Uint256::max));
        }
        return needs;
    }

    /** A quote cannot be taken; unless it is said after it was selected, which cannot be. */
    void drop(Bytes32 quoteHash) {
        if (!Objects.equals(quoteHash, selected)) {
            open.remove(quoteHash);
        }
    }

    /** A quote is taken, in part or as a whole: no more than it promises. */
    void select(Bytes32 quoteHash, Uint256 given) {
        if (selected == null) {
            selected = quoteHash;
            makerOut = given.min(promise(quoteHash).makerAmount());
        }
    }

    /** The nonce is done with. */
    void clear() {
        open.clear();
        selected = null;
        makerOut = Uint256.ZERO;
    }

    List<Bytes32> expired(long second) {
        return selected != null
                ? List.of()
                : open.values().stream()
                        .filter(promise -> promise.settleBy() < second)
                        .map(Promise::quoteHash)
                        .toList();
    }

    Reserved told() {
        return new Reserved(nonce, List.copyOf(open.values()), selected, makerOut);
    }
}
