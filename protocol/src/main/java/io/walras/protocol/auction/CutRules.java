package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import java.util.List;

/**
 * How a lane cuts batches.
 *
 * @param maxOrders orders a batch may hold; if there are more they take turns
 * @param minValiditySeconds an order with less time left than this is not offered any more
 * @param feePolicies protocol fees of every order, in the order in which they are applied
 */
public record CutRules(Address wrappedNative, int maxOrders, long minValiditySeconds, List<ChargedPolicy> feePolicies) {
    public CutRules {
        feePolicies = List.copyOf(feePolicies);
    }
}
