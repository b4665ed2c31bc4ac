package io.walras.auctioneer.hostile;

import io.walras.auctioneer.solver.SolverSettings;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.testing.NodeProxy;
import java.util.concurrent.atomic.AtomicInteger;

/** A solver behind real HTTP that answers as it is told, to whomever asks. */
final class Engine implements AutoCloseable {
    private final Address address;
    private final NodeProxy server;
    private final AtomicInteger trapped = new AtomicInteger();
    private volatile EngineTrick trick = EngineTricks.FAILS;
    private volatile Stand stand = Stand.EMPTY;
    private volatile Moments moments = new Moments();

    Engine(PrivateKey key) {
        this.address = key.address();
        this.server = NodeProxy.that((request, exchange) -> {
            switch (exchange.getRequestURI().getPath()) {
                case "/solve" -> trick.answer(exchange, stand, moments);
                case EngineTrick.TRAP -> trapped.incrementAndGet();
                default -> NodeProxy.answer(exchange, 200, "{}");
            }
        });
    }

    Address address() {
        return address;
    }

    SolverSettings settings() {
        return new SolverSettings("engine " + address, server.uri(), address, address);
    }

    /** How it answers in the next auction. */
    void prepare(EngineTrick next, Stand of, Moments then) {
        trick = next;
        stand = of;
        moments = then;
    }

    EngineTrick trick() {
        return trick;
    }

    /** How often somebody followed it where nobody should. */
    int trapped() {
        return trapped.get();
    }

    @Override
    public void close() {
        moments.decide();
        server.close();
    }
}
