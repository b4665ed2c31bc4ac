package io.walras.examples.devnet;

import io.walras.settlement.deploy.Deployment;
import java.net.URI;
import java.util.List;

/** What the auctioneer finds when it starts: the chain, the contracts, the market and the solvers. */
record Setting(URI rpc, Deployment deployment, Market market, List<SolverSeat> solvers) {
    Setting {
        solvers = List.copyOf(solvers);
    }
}
