package io.walras.bench.exact;

import io.walras.protocol.auction.ArbitrationTerms;
import io.walras.protocol.auction.Bid;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.ScoringTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * A made-up competition. Each directed pair has one order and a base surplus; a bid for one pair offers up to that, a bid
 * for several pairs, drawn with a preference for some, offers a little more or less on each. Scores are surpluses, since
 * every token costs one native atom per atom, and small enough that an integer program of 64 bits is exact.
 */
public record RandomCompetition(ArbitrationTerms terms, List<Bid> bids) {
    private static final int SOLVERS = 12;
    private static final int MOST_PAIRS_OF_A_BID = 5;
    private static final long LIMIT = 1_000;
    private static final long MOST_SURPLUS = 100_000_000_000L;

    public RandomCompetition {
        bids = List.copyOf(bids);
    }

    /** A competition of exactly so many pairs and bids. */
    public static RandomCompetition of(Random random, int pairs, int bids, int maxWinners) {
        long[] base = new long[pairs];
        // A third of all competitions has few different scores, and with them ties.
        long largest = random.nextInt(3) == 0 ? 40 : MOST_SURPLUS;
        for (int pair = 0; pair < pairs; pair++) {
            base[pair] = 1 + (long) (random.nextDouble() * largest);
        }
        List<Bid> made = new ArrayList<>();
        for (int id = 0; id < bids; id++) {
            Address solver = address(1 + random.nextInt(SOLVERS));
            boolean isSingle = random.nextInt(100) < 30;
            made.add(new Bid(Uint256.of(id), solver, isSingle ? single(random, base) : several(random, base)));
        }
        Bytes32 seed = Bytes32.of(Uint256.of(random.nextInt(Integer.MAX_VALUE)).toWord());
        SelectionPolicy exact = new SelectionPolicy.Exact(SelectionPolicy.Exact.DEFAULT_NODE_BUDGET);
        return new RandomCompetition(new ArbitrationTerms(exact, maxWinners, scoring(pairs), seed, null), made);
    }

    private static List<Execution> single(Random random, long[] base) {
        int pair = random.nextInt(base.length);
        return List.of(execution(pair, base[pair] * (90 + random.nextInt(11)) / 100));
    }

    private static List<Execution> several(Random random, long[] base) {
        int size = Math.min(base.length, 2 + random.nextInt(MOST_PAIRS_OF_A_BID - 1));
        Set<Integer> pairs = new HashSet<>();
        while (pairs.size() < size) {
            // The smaller of two draws: some pairs are wanted more than others.
            pairs.add(Math.min(random.nextInt(base.length), random.nextInt(base.length)));
        }
        boolean isFair = random.nextInt(10) > 0;
        return pairs.stream()
                .map(pair -> execution(pair, base[pair] * ((isFair ? 100 : 80) + random.nextInt(11)) / 100))
                .toList();
    }

    private static Execution execution(int pair, long surplus) {
        return new Execution(
                uid(pair),
                OrderKind.SELL,
                address(1_000 + pair),
                address(2_000 + pair),
                Uint256.of(LIMIT),
                Uint256.of(LIMIT),
                Uint256.of(LIMIT),
                Uint256.of(LIMIT + surplus));
    }

    private static ScoringTerms scoring(int pairs) {
        SortedMap<OrderUid, List<FeePolicy>> policies = new TreeMap<>();
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        IntStream.range(0, pairs).forEach(pair -> {
            policies.put(uid(pair), List.of());
            prices.put(address(2_000 + pair), Uint256.powerOfTen(18));
        });
        return new ScoringTerms(policies, prices, new TreeSet<>());
    }

    private static OrderUid uid(int pair) {
        return OrderUid.of(Bytes32.of(Uint256.of(1 + pair).toWord()), address(1), 1_800_000_000L);
    }

    private static Address address(int number) {
        return Address.fromHex(String.format("0x%040x", number));
    }
}
