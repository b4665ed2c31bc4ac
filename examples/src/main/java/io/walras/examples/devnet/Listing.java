package io.walras.examples.devnet;

import java.util.List;

/**
 * The tokens of the development network and how much of them there is. Prices are those of the pools: 1 WETH = 3,000 USDC
 * = 3,000 DAI, 1 WBTC = 20 WETH, 1 COW = 0.3 USDC.
 *
 * @param perAccount whole tokens that each account gets
 */
record Listing(String symbol, String name, int decimals, long perAccount) {
    static final String WETH = "WETH";
    static final String USDC = "USDC";

    /** Whole WETH that each account gets. */
    static final long WETH_PER_ACCOUNT = 100;

    /** The tokens besides WETH. */
    static final List<Listing> TOKENS = List.of(
            new Listing(USDC, "USD Coin", 6, 1_000_000),
            new Listing("DAI", "Dai Stablecoin", 18, 1_000_000),
            new Listing("WBTC", "Wrapped BTC", 8, 20),
            new Listing("COW", "CoW Protocol Token", 18, 1_000_000));

    /** The pools. Not every pair has one, so that some orders need two hops and some can only meet each other. */
    static final List<Pool> POOLS = List.of(
            new Pool(WETH, 5_000, USDC, 15_000_000),
            new Pool(WETH, 2_500, "DAI", 7_500_000),
            new Pool("WBTC", 250, WETH, 5_000),
            new Pool("COW", 25_000_000, USDC, 7_500_000));

    /** The tokens that have a book against USDC. */
    static final List<String> BOOKS = List.of(WETH, "WBTC", "COW");

    /** What a whole token of a book is worth at the prices of the pools, in cents. */
    static long cents(String symbol) {
        return switch (symbol) {
            case WETH -> 300_000;
            case "WBTC" -> 6_000_000;
            case "COW" -> 30;
            default -> throw new IllegalArgumentException("no book of " + symbol);
        };
    }

    /** Whole tokens of a book that each account gets. */
    static long perAccount(String symbol) {
        return symbol.equals(WETH)
                ? WETH_PER_ACCOUNT
                : TOKENS.stream()
                        .filter(listing -> listing.symbol().equals(symbol))
                        .mapToLong(Listing::perAccount)
                        .findFirst()
                        .orElseThrow();
    }

    /** A pool with this many whole tokens on each side. */
    record Pool(String tokenA, long amountA, String tokenB, long amountB) {}
}
