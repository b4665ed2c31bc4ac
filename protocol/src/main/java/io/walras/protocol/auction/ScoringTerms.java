package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a score depends on besides the bid.
 *
 * @param feePolicies by order of the auction, in the order they are charged; an order without fees has an empty list
 * @param nativePrices native atoms per 10^18 atoms of a token, looked up by exactly the token an order names
 * @param jitOwners owners whose orders count although they are not in the auction
 */
public record ScoringTerms(
        SortedMap<OrderUid, List<FeePolicy>> feePolicies,
        SortedMap<Address, Uint256> nativePrices,
        SortedSet<Address> jitOwners) {

    public ScoringTerms {
        feePolicies = Collections.unmodifiableSortedMap(new TreeMap<>(feePolicies));
        nativePrices = Collections.unmodifiableSortedMap(new TreeMap<>(nativePrices));
        jitOwners = Collections.unmodifiableSortedSet(new TreeSet<>(jitOwners));
    }

    /** The terms of a batch; the native marker has the price of its wrapped token. */
    public static ScoringTerms of(Batch batch) {
        SortedMap<OrderUid, List<FeePolicy>> policies = new TreeMap<>();
        for (AuctionOrder order : batch.orders()) {
            policies.put(
                    order.uid(),
                    order.feePolicies().stream().map(ChargedPolicy::policy).toList());
        }
        SortedMap<Address, Uint256> prices = new TreeMap<>(batch.nativePrices());
        batch.nativePrice(Address.NATIVE).ifPresent(price -> prices.put(Address.NATIVE, price));
        return new ScoringTerms(policies, prices, new TreeSet<>());
    }

    /** Whether the order adds to a score: it is in the auction, or its owner is one of {@link #jitOwners()}. */
    boolean counts(Execution execution) {
        return feePolicies.containsKey(execution.uid())
                || jitOwners.contains(execution.uid().owner());
    }
}
