package io.walras.auctioneer.hostile;

import com.sun.net.httpserver.HttpExchange;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import io.walras.settlement.testing.NodeProxy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A bid of a solver that wants to win and nothing else: a bundle for some crosses each, and sometimes one for two. */
record HonestBid(String text) implements EngineTrick {
    private static final int LEAST = 50;

    /** Of the generator alone, so that it is the same in whatever company. */
    static HonestBid of(Gen gen, Stand stand, boolean forAll) {
        List<SolutionJson> solutions = new ArrayList<>();
        for (int i = 0; i < stand.crosses().size(); i++) {
            Cross cross = stand.crosses().get(i);
            int hundredths = cross.fillOrKill() ? 100 : gen.between(LEAST, 100);
            if (gen.chance(60) || forAll) {
                solutions.add(stand.solution(i + 1, cross.trades(hundredths)));
            }
        }
        if (gen.chance(30)) {
            List<TradeJson> both = new ArrayList<>(stand.crosses().get(0).trades(gen.between(LEAST, 100)));
            both.addAll(stand.crosses().get(1).trades(gen.between(LEAST, 100)));
            solutions.add(stand.solution(Market.MAX_BUNDLES, both));
        }
        return new HonestBid(Stand.text(solutions.toArray(SolutionJson[]::new)));
    }

    @Override
    public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
        NodeProxy.answer(exchange, 200, text);
    }

    @Override
    public String name() {
        return "HONEST";
    }
}
