package io.walras.auctioneer.hostile;

import static io.walras.protocol.testing.Orders.WETH;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineResponse;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is to be traded in an auction: some crosses that can be filled in part, the last one only whole. */
record Stand(List<Cross> crosses) {
    /** Of an auction that has not begun. */
    static final Stand EMPTY = new Stand(List.of());

    private static final Uint256 GAS = Uint256.of(200_000);

    Stand {
        crosses = List.copyOf(crosses);
    }

    /** One that can be filled in part. */
    Cross first() {
        return crosses.getFirst();
    }

    /** The one that is filled whole or not at all. */
    Cross fillOrKill() {
        return crosses.getLast();
    }

    /** The prices at which everything trades. */
    SortedMap<Address, Uint256> prices() {
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        prices.put(WETH, Cross.WETH_PRICE);
        crosses.forEach(cross -> prices.put(cross.token(), Cross.TOKEN_PRICE));
        return prices;
    }

    /** A solution that trades this at the usual prices. */
    SolutionJson solution(int id, List<TradeJson> trades, InteractionJson... interactions) {
        return solution(id, prices(), trades, interactions);
    }

    static SolutionJson solution(
            int id, SortedMap<Address, Uint256> prices, List<TradeJson> trades, InteractionJson... interactions) {
        return SolutionJson.of(Uint256.of(id), prices, trades, List.of(interactions), GAS);
    }

    /** A bid that nobody can object to, and that is worth less than any that is meant to win. */
    String poor() {
        return text(solution(1, first().trades(1)));
    }

    /** The body of an answer with these solutions. */
    static String text(SolutionJson... solutions) {
        return new String(EngineResponse.write(List.of(solutions)), StandardCharsets.UTF_8);
    }

    static <T> List<T> plus(List<T> list, T last) {
        List<T> longer = new ArrayList<>(list);
        longer.add(last);
        return longer;
    }
}
