package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.rpc.JsonRpc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds the pools of tokens. A pool once found stays, so the caller may remember it; one not found may come. */
public record PoolDirectory(JsonRpc rpc) {
    /** More would be too much for one exchange. */
    public static final int MAX_PAIRS = 2_000;

    /**
     * The factory's pools of these pairs, in their order. The factory is the operator's choice and trusted.
     *
     * @throws IllegalArgumentException if there are more than {@link #MAX_PAIRS}
     * @throws IllegalStateException if there is no factory at its address
     */
    public List<V2Pair> pools(V2Factory venue, Collection<TokenPair> pairs) {
        if (pairs.size() > MAX_PAIRS) {
            throw new IllegalArgumentException(pairs.size() + " pairs are more than " + MAX_PAIRS);
        }
        PinnedReads reads = new PinnedReads();
        List<V2Pair> found = new ArrayList<>();
        pairs.forEach(pair -> ask(reads, venue, pair, found));
        reads.run(rpc, new Blocks(rpc).latest());
        return found;
    }

    private static void ask(PinnedReads reads, V2Factory venue, TokenPair pair, List<V2Pair> found) {
        reads.add(EthCall.of(venue.factory(), Calls.getPair(pair.token0(), pair.token1())), outcome -> {
            switch (outcome.answer((AbiReader data) -> data.address(0))) {
                case Answer.Some<Address> pool
                when !pool.value().isZero() -> found.add(new V2Pair(venue, pool.value(), pair.token0(), pair.token1()));
                case Answer.Some<Address> ignored -> {}
                case Answer.None<Address> none ->
                    throw new IllegalStateException(
                            "there is no Uniswap v2 factory at " + venue.factory() + ": it " + none.reason());
            }
        });
    }
}
