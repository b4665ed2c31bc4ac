package io.walras.examples.demo;

import io.walras.examples.demo.Wish.Pair;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A stream of wishes, the same for the same seed: sells and buys, whole and in parts, over tokens of 6, 8 and 18
 * decimals, opposite wishes and rings of three that need no pool, orders that rest in a book beside a large one that takes
 * all it can get, and now and then one that nobody will ever fill.
 */
final class WishStream {
    private static final long DOLLAR = 1_000_000;
    private static final int TWIN_SLACK_BPS = 100;
    private static final int POOL_SLACK_BPS = 250;
    private static final int HOPELESS_SLACK_BPS = -3_000;
    private static final int ASK_ABOVE_BPS = 8;
    private static final long LARGE = 70_000 * DOLLAR;
    private static final Pair BOOK = new Pair("WETH", "USDC");

    /** Pairs for opposite wishes: through the pools the first takes one hop, the others two and three. */
    private static final List<Pair> TWINS = List.of(
            new Pair("WETH", "USDC"), new Pair("DAI", "USDC"), new Pair("WBTC", "COW"), new Pair("WBTC", "DAI"));

    /** Pairs that one or two pools serve. */
    private static final List<Pair> ROUTES = List.of(
            new Pair("WETH", "USDC"),
            new Pair("USDC", "WETH"),
            new Pair("DAI", "WBTC"),
            new Pair("COW", "WETH"),
            new Pair("USDC", "COW"),
            new Pair("WBTC", "WETH"));

    private final SplittableRandom random;
    private final int traders;
    private int round;

    /** @param traders how many accounts there are; at least three */
    WishStream(long seed, int traders) {
        this.random = new SplittableRandom(seed);
        this.traders = traders;
    }

    /** The wishes of the next moment, posted together. */
    List<Wish> next() {
        int first = random.nextInt(traders);
        int second = (first + 1 + random.nextInt(traders - 2)) % traders;
        long value = (1_000 + random.nextLong(9_000)) * DOLLAR;
        return switch (round++ % 7) {
            case 0 -> twins(first, second, pick(TWINS), value);
            case 1 -> large(first, second, value);
            case 2 -> List.of(Wish.sell(first, pick(ROUTES), value, POOL_SLACK_BPS));
            case 3 -> ring(first, value);
            case 4 -> List.of(Wish.buy(first, pick(ROUTES), value, POOL_SLACK_BPS));
            case 5 ->
                List.of(Wish.sell(first, pick(ROUTES), 3 * value, POOL_SLACK_BPS)
                        .inParts());
            default -> hopeless(first, value);
        };
    }

    /** One sells exactly what the other buys. */
    private static List<Wish> twins(int seller, int buyer, Pair pair, long value) {
        return List.of(
                Wish.sell(seller, pair, value, TWIN_SLACK_BPS),
                Wish.buy(buyer, pair.opposite(), value, TWIN_SLACK_BPS));
    }

    /** More than the makers quote, next to an order that rests in the book slightly above the market. */
    private static List<Wish> large(int buyer, int maker, long value) {
        return List.of(
                Wish.ask(maker, BOOK, value, ASK_ABOVE_BPS),
                Wish.sell(buyer, BOOK.opposite(), 6 * value + LARGE, POOL_SLACK_BPS));
    }

    /** Three who serve each other in a circle. */
    private List<Wish> ring(int first, long value) {
        return List.of(
                Wish.sell(first, new Pair("WETH", "COW"), value, TWIN_SLACK_BPS),
                Wish.sell((first + 1) % traders, new Pair("COW", "DAI"), value, TWIN_SLACK_BPS),
                Wish.sell((first + 2) % traders, new Pair("DAI", "WETH"), value, TWIN_SLACK_BPS));
    }

    /** Every second time a wish far from the market, else a plain one. */
    private List<Wish> hopeless(int trader, long value) {
        int slack = round % 14 == 0 ? HOPELESS_SLACK_BPS : POOL_SLACK_BPS;
        return List.of(Wish.sell(trader, pick(ROUTES), value, slack));
    }

    private Pair pick(List<Pair> pairs) {
        return pairs.get(random.nextInt(pairs.size()));
    }
}
