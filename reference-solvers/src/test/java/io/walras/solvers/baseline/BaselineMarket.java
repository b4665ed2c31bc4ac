package io.walras.solvers.baseline;

import static io.walras.solvers.testing.AuctionBuilder.amount;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import io.walras.sdk.Solutions;
import io.walras.solvers.testing.AuctionBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The tokens and pools of the tests, and how an auction over them is solved. out(x) and in(x) are Uniswap's, fee 0.3 %. */
final class BaselineMarket {
    static final Address WETH = Address.fromHex("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");
    static final Address USDC = Address.fromHex("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
    static final Address COW = Address.fromHex("0xdef1ca1fb7fbcdc777520aa7f396b4e015f497ab");
    static final String COW_PRICE = "53125132573502";
    static final String USDC_PRICE = "543222446200924874026413848";
    static final String WETH_PRICE = "1000000000000000000";

    private BaselineMarket() {}

    static AuctionBuilder auction() {
        return new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .token(COW, COW_PRICE)
                .token(USDC, USDC_PRICE)
                .pool(WETH, "3828187314911751990", COW, "179617892578796375604692")
                .pool(WETH, "16551311935742077745684", USDC, "30493445841295");
    }

    static BaselineSettings settings(int maxHops, String nativePriceAmount) {
        return new BaselineSettings(WETH, new TreeSet<>(), maxHops, 5, amount(nativePriceAmount), 106_391);
    }

    static List<SolutionJson> solve(AuctionBuilder auction) {
        return solve(auction, settings(1, "100000000000000000"));
    }

    static List<SolutionJson> solve(AuctionBuilder auction, BaselineSettings settings) {
        Solutions found = new Solutions();
        new BaselineSolver(settings).solve(auction.build(), found);
        return found.close();
    }

    static SortedMap<Address, Uint256> prices(Address tokenA, String priceA, Address tokenB, String priceB) {
        return new TreeMap<>(Map.of(tokenA, amount(priceA), tokenB, amount(priceB)));
    }

    static InteractionJson swap(String id, Address in, String amountIn, Address out, String amountOut) {
        return new InteractionJson.Liquidity(false, id, in, out, amount(amountIn), amount(amountOut));
    }

    static String usedPool(List<SolutionJson> solutions) {
        return ((InteractionJson.Liquidity) solutions.getLast().interactions().getFirst()).id();
    }

    static Uint256 fee(List<SolutionJson> solutions) {
        return Objects.requireNonNull(
                ((TradeJson.Fulfillment) solutions.getFirst().trades().getFirst()).fee());
    }
}
