package io.walras.protocol.auction;

import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Short ways to write down auctions for tests. */
final class Auctions {
    static final Uint256 ONE_TO_ONE = Uint256.powerOfTen(18);
    static final Address OWNER = address(0xaa);

    private Auctions() {}

    static Address address(int number) {
        return Address.of(Arrays.copyOfRange(Uint256.of(number).toWord(), 12, 32));
    }

    static OrderUid uid(int number) {
        return uid(number, OWNER);
    }

    static OrderUid uid(int number, Address owner) {
        return OrderUid.of(Bytes32.of(Uint256.of(number).toWord()), owner, 1_800_000_000L);
    }

    static Uint256 atoms(long amount) {
        return Uint256.of(amount);
    }

    /** A sell order of 1,000 for at least 1,000, filled whole. */
    static Execution selling(int order, int sellToken, int buyToken, long received) {
        return execution(order, OrderKind.SELL, sellToken, buyToken, 1_000, 1_000, 1_000, received);
    }

    static Execution execution(
            int order, OrderKind side, int sellToken, int buyToken, long sell, long buy, long sold, long bought) {
        return new Execution(
                uid(order),
                side,
                address(sellToken),
                address(buyToken),
                atoms(sell),
                atoms(buy),
                atoms(sold),
                atoms(bought));
    }

    static Bid bid(int id, int solver, Execution... executions) {
        return new Bid(atoms(id), address(solver), List.of(executions));
    }

    /** Terms in which orders 1 to 20 are in the auction without fees and tokens 1 to 20 cost one native atom per atom. */
    static ArbitrationTerms terms(int maxWinners) {
        return new ArbitrationTerms(SelectionPolicy.GREEDY, maxWinners, scoring(), Bytes32.ZERO, null);
    }

    static ScoringTerms scoring() {
        SortedMap<OrderUid, List<FeePolicy>> policies = new TreeMap<>();
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        for (int i = 1; i <= 20; i++) {
            policies.put(uid(i), List.of());
            prices.put(address(i), ONE_TO_ONE);
        }
        return new ScoringTerms(policies, prices, new TreeSet<>());
    }

    static ScoringTerms withPolicies(ScoringTerms terms, OrderUid order, List<FeePolicy> policies) {
        SortedMap<OrderUid, List<FeePolicy>> changed = new TreeMap<>(terms.feePolicies());
        changed.put(order, policies);
        return new ScoringTerms(changed, terms.nativePrices(), terms.jitOwners());
    }

    static ScoringTerms withPrice(ScoringTerms terms, Address token, Uint256 price) {
        SortedMap<Address, Uint256> changed = new TreeMap<>(terms.nativePrices());
        changed.put(token, price);
        return new ScoringTerms(terms.feePolicies(), changed, terms.jitOwners());
    }

    static ScoringTerms withJitOwner(ScoringTerms terms, Address owner) {
        return new ScoringTerms(terms.feePolicies(), terms.nativePrices(), new TreeSet<>(Collections.singleton(owner)));
    }
}
