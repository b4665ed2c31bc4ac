package io.walras.solvers.crossing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.OpenOrder;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The circles that orders can form: two opposite orders, or three orders over three tokens, whose limits leave something
 * to share. Of each directed pair only the most generous orders are looked at, and of all rings only those that leave
 * most. Orders are named by their index.
 */
final class Rings {
    private final List<OpenOrder> orders;
    private final int ordersPerPair;
    private final SortedMap<Address, SortedMap<Address, List<Integer>>> bySale = new TreeMap<>();

    Rings(List<OpenOrder> orders, int ordersPerPair) {
        this.orders = orders;
        this.ordersPerPair = ordersPerPair;
        for (int index = 0; index < orders.size(); index++) {
            OpenOrder order = orders.get(index);
            boolean isSomething =
                    !order.sellAmount().isZero() && !order.buyAmount().isZero();
            if (isSomething && !order.sellToken().equals(order.buyToken())) {
                bySale.computeIfAbsent(order.sellToken(), token -> new TreeMap<>())
                        .computeIfAbsent(order.buyToken(), token -> new ArrayList<>())
                        .add(index);
            }
        }
        Comparator<Integer> mostGenerousFirst = (a, b) -> compareAsks(orders.get(a), orders.get(b));
        bySale.values().forEach(buys -> buys.values().forEach(pair -> pair.sort(mostGenerousFirst)));
    }

    /** A ring and what going round it at everybody's limit makes of {@code asked} atoms. */
    private record Closed(List<Integer> orders, BigInteger given, BigInteger asked) {
        boolean leavesSomething() {
            return given.compareTo(asked) >= 0;
        }

        static int compareByWhatIsLeft(Closed a, Closed b) {
            return a.given.multiply(b.asked).compareTo(b.given.multiply(a.asked));
        }
    }

    /** At most so many rings, those that leave most first; each is told from its smallest token on. */
    List<List<Integer>> best(int most) {
        List<Closed> rings = new ArrayList<>();
        for (Address first : bySale.keySet()) {
            for (Address second : buys(first).tailMap(first).keySet()) {
                addPairs(first, second, rings);
                for (Address third : buys(second).tailMap(first).keySet()) {
                    addTriangles(first, second, third, rings);
                }
            }
        }
        rings.sort(((Comparator<Closed>) Closed::compareByWhatIsLeft).reversed());
        return rings.stream().limit(most).map(Closed::orders).toList();
    }

    private void addPairs(Address first, Address second, List<Closed> rings) {
        for (int a : best(first, second, ordersPerPair)) {
            for (int b : best(second, first, ordersPerPair)) {
                addIfLimitsCross(List.of(a, b), rings);
            }
        }
    }

    private void addTriangles(Address first, Address second, Address third, List<Closed> rings) {
        int most = Math.ceilDiv(ordersPerPair, 2);
        for (int a : best(first, second, most)) {
            for (int b : best(second, third, most)) {
                for (int c : best(third, first, most)) {
                    addIfLimitsCross(List.of(a, b, c), rings);
                }
            }
        }
    }

    private void addIfLimitsCross(List<Integer> ring, List<Closed> rings) {
        BigInteger given = BigInteger.ONE;
        BigInteger asked = BigInteger.ONE;
        for (int index : ring) {
            given = given.multiply(orders.get(index).sellAmount().toBigInteger());
            asked = asked.multiply(orders.get(index).buyAmount().toBigInteger());
        }
        Closed closed = new Closed(ring, given, asked);
        if (closed.leavesSomething()) {
            rings.add(closed);
        }
    }

    private List<Integer> best(Address sell, Address buy, int most) {
        List<Integer> pair = buys(sell).getOrDefault(buy, List.of());
        return pair.subList(0, Math.min(most, pair.size()));
    }

    private SortedMap<Address, List<Integer>> buys(Address sell) {
        return bySale.getOrDefault(sell, new TreeMap<>());
    }

    private static int compareAsks(OpenOrder a, OpenOrder b) {
        return Uint256.compareProducts(a.buyAmount(), b.sellAmount(), b.buyAmount(), a.sellAmount());
    }
}
