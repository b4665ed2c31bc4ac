package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.rpc.JsonRpc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Finds the pools between tokens. A pool once found stays, so the caller may remember it; one not found may come. */
public record PoolDirectory(JsonRpc rpc) {
    /** More tokens than this would be thousands of questions. */
    public static final int MAX_TOKENS = 64;

    /**
     * The pools of the factory between any two of the tokens, in the order of their tokens. The factory is the operator's
     * choice and trusted. The native marker has no pools.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_TOKENS} tokens
     * @throws IllegalStateException if there is no factory at its address
     */
    public List<V2Pair> pairs(V2Factory venue, Collection<Address> tokens) {
        List<Address> sorted = List.copyOf(new TreeSet<>(tokens));
        if (sorted.size() > MAX_TOKENS) {
            throw new IllegalArgumentException(sorted.size() + " tokens are more than " + MAX_TOKENS);
        }
        PinnedReads reads = new PinnedReads();
        List<V2Pair> found = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            for (int j = i + 1; j < sorted.size(); j++) {
                if (!sorted.get(j).equals(Address.NATIVE) && !sorted.get(i).equals(Address.NATIVE)) {
                    ask(reads, venue, sorted.get(i), sorted.get(j), found);
                }
            }
        }
        reads.run(rpc, new Blocks(rpc).latest());
        return found;
    }

    private static void ask(PinnedReads reads, V2Factory venue, Address token0, Address token1, List<V2Pair> found) {
        reads.add(EthCall.of(venue.factory(), Calls.getPair(token0, token1)), outcome -> {
            switch (outcome.answer((AbiReader data) -> data.address(0))) {
                case Answer.Some<Address> pair
                when !pair.value().isZero() -> found.add(new V2Pair(venue, pair.value(), token0, token1));
                case Answer.Some<Address> ignored -> {}
                case Answer.None<Address> none ->
                    throw new IllegalStateException(
                            "there is no Uniswap v2 factory at " + venue.factory() + ": it " + none.reason());
            }
        });
    }
}
