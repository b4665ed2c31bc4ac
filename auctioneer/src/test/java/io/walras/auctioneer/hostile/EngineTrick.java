package io.walras.auctioneer.hostile;

import com.sun.net.httpserver.HttpExchange;
import io.walras.settlement.testing.NodeProxy;
import java.io.IOException;

/** What an engine that is asked over HTTP answers. */
interface EngineTrick {
    /** A path that nobody is to ask for. */
    String TRAP = "/trap";

    void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException;

    String name();

    /** Answers with a bad bid. */
    record OpenBid(BadBid bid) implements EngineTrick {
        @Override
        public void answer(HttpExchange exchange, Stand stand, Moments moments) throws IOException {
            NodeProxy.answer(exchange, 200, bid.text(stand));
        }

        @Override
        public String name() {
            return bid.name();
        }
    }
}
