package io.walras.protocol.auction;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.PooledOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a lane cuts batches.
 *
 * @param maxOrders orders a batch may hold; if there are more they take turns
 * @param minValiditySeconds an order with less time left than this is not offered any more
 * @param awardLifetimeSeconds time from the cut to the deadline of its awards; an order whose expiry is not that which is
 *     signed, and so does not end its award, needs that much time left
 * @param fees protocol fees, in the order in which they are applied
 */
public record CutRules(
        Address wrappedNative, int maxOrders, long minValiditySeconds, long awardLifetimeSeconds, List<FeeRule> fees) {
    public CutRules {
        fees = List.copyOf(fees);
    }

    /** How much time an order needs left to be offered, in seconds. */
    long validityNeeded(PooledOrder order) {
        boolean endsItsAward = order.validTo() == order.intent().order().validTo();
        return endsItsAward ? minValiditySeconds : Math.max(minValiditySeconds, awardLifetimeSeconds);
    }

    /** The fees of an order that has no quote and grants none. */
    public List<ChargedPolicy> commonPolicies() {
        return fees.stream().flatMap(rule -> rule.policyWithoutQuote().stream()).toList();
    }

    /**
     * The fees of an order: those of the lane, then those that it grants. Places in a book are kept by price and time
     * alone, so what an order there is charged does not depend on a quote.
     */
    List<ChargedPolicy> policiesOf(PooledOrder order) {
        OrderTerms terms = order.terms();
        OrderQuote quote = order.listing() == null ? terms.quote() : null;
        return Stream.concat(fees.stream(), terms.partnerFees().stream().map(FeeRule::of))
                .flatMap(rule -> rule.policyFor(order.intent().order(), quote).stream())
                .toList();
    }
}
