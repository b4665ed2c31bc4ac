package io.walras.protocol.auction;

import io.walras.protocol.bundle.VerifiedBundle;
import java.util.List;

/** Something an auction wants done. */
public sealed interface AuctionEffect {
    /** Simulate the bundles in this order, each on the state that the earlier ones leave, and say which fail. */
    record Simulate(List<VerifiedBundle> bundles) implements AuctionEffect {
        public Simulate {
            bundles = List.copyOf(bundles);
        }
    }

    /** Award these bundles, in this order, and publish the competition. The auction is over. */
    record Decide(Competition competition, List<VerifiedBundle> winners) implements AuctionEffect {
        public Decide {
            winners = List.copyOf(winners);
        }
    }
}
