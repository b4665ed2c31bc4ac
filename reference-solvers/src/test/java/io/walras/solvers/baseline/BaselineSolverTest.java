package io.walras.solvers.baseline;

import static io.walras.solvers.testing.AuctionBuilder.amount;
import static io.walras.solvers.testing.AuctionBuilder.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.OrderClass;
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
import org.junit.jupiter.api.Test;

/** The amounts are worked out by hand from the pools' formula; out(x) and in(x) below are Uniswap's with a fee of 0.3 %. */
class BaselineSolverTest {
    private static final Address WETH = Address.fromHex("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");
    private static final Address USDC = Address.fromHex("0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48");
    private static final Address COW = Address.fromHex("0xdef1ca1fb7fbcdc777520aa7f396b4e015f497ab");
    private static final String COW_PRICE = "53125132573502";
    private static final String USDC_PRICE = "543222446200924874026413848";
    private static final String WETH_PRICE = "1000000000000000000";

    private static AuctionBuilder auction() {
        return new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .token(COW, COW_PRICE)
                .token(USDC, USDC_PRICE)
                .pool(WETH, "3828187314911751990", COW, "179617892578796375604692")
                .pool(WETH, "16551311935742077745684", USDC, "30493445841295");
    }

    @Test
    void shouldSellThroughOnePoolWithoutAFeeForAMarketOrder() {
        List<SolutionJson> solutions = solve(auction()
                .order(
                        OrderKind.SELL,
                        WETH,
                        "133700000000000000",
                        COW,
                        "6000000000000000000000",
                        false,
                        OrderClass.MARKET));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "6043910341261930467761", COW, "133700000000000000"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("133700000000000000"), null)),
                        List.of(swap("0", WETH, "133700000000000000", COW, "6043910341261930467761")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldTakeTheFeeOfASellOrderOutOfWhatItSells() {
        // fee = 166391 gas * 15e9 wei; the pool still gets everything; bought = floor((sold - fee) * out / in)
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.SELL, WETH, "133700000000000000", COW, "5900000000000000000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "5931084729564894506003", COW, "131204135000000000"),
                        List.of(new TradeJson.Fulfillment(
                                uid(0), amount("131204135000000000"), amount("2495865000000000"))),
                        List.of(swap("0", WETH, "133700000000000000", COW, "6043910341261930467761")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldRefuseALimitThatHoldsOnlyWithoutTheFee() {
        assertThat(solve(auction().order(OrderKind.SELL, WETH, "133700000000000000", COW, "5931084729564894506003")))
                .hasSize(1);
        assertThat(solve(auction().order(OrderKind.SELL, WETH, "133700000000000000", COW, "5931084729564894506004")))
                .isEmpty();
    }

    @Test
    void shouldAddTheFeeOfABuyOrderToWhatItSellsAndCapWhatItBuys() {
        // in(1e18) = 1848013595, which really gives 1000000000428620302
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.BUY, USDC, "2000000000", WETH, "1000000000000000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(USDC, "1000000000000000000", WETH, "1848013595"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("1000000000000000000"), amount("4594554"))),
                        List.of(swap("1", USDC, "1848013595", WETH, "1000000000428620302")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldRefuseABuyOrderThatPaysTooLittleByOneAtom() {
        assertThat(solve(auction().order(OrderKind.BUY, USDC, "1852608149", WETH, "1000000000000000000")))
                .hasSize(1);
        assertThat(solve(auction().order(OrderKind.BUY, USDC, "1852608148", WETH, "1000000000000000000")))
                .isEmpty();
    }

    @Test
    void shouldSellAcrossTwoPools() {
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.SELL, COW, "10000000000000000000000", USDC, "360000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(COW, "367414847", USDC, "9936077994811559203648"),
                        List.of(new TradeJson.Fulfillment(
                                uid(0), amount("9936077994811559203648"), amount("63922005188440796352"))),
                        List.of(
                                swap("0", COW, "10000000000000000000000", WETH, "201315743376424823"),
                                swap("1", WETH, "201315743376424823", USDC, "369778546")),
                        Uint256.of(226_391)));
    }

    @Test
    void shouldBuyAcrossTwoPools() {
        List<SolutionJson> solutions =
                solve(auction().order(OrderKind.BUY, COW, "2700000000000000000000", USDC, "100000000"));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(COW, "100000000", USDC, "2599046264641236445122"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("100000000"), amount("63922005188440796352"))),
                        List.of(
                                swap("0", COW, "2599046264641236445122", WETH, "54441763681783690"),
                                swap("1", WETH, "54441763681783690", USDC, "100000000")),
                        Uint256.of(226_391)));
    }

    @Test
    void shouldNotTakeMoreHopsThanAllowed() {
        AuctionBuilder auction = auction().order(OrderKind.SELL, COW, "10000000000000000000000", USDC, "1");

        assertThat(solve(auction, settings(0, "100000000000000000"))).isEmpty();
    }

    @Test
    void shouldOnlyPassThroughBaseTokens() {
        AuctionBuilder auction = new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .token(COW, COW_PRICE)
                .pool(WETH, "1000000000000000000", USDC, "1000000000000000000")
                .pool(USDC, "1000000000000000000", COW, "1000000000000000000")
                .gasPrice(0)
                .order(OrderKind.SELL, WETH, "1000000", COW, "1");

        assertThat(solve(auction, new BaselineSettings(WETH, new TreeSet<>(), 2, 1, Uint256.ONE, 0)))
                .isEmpty();
        assertThat(solve(auction, new BaselineSettings(WETH, new TreeSet<>(List.of(USDC)), 2, 1, Uint256.ONE, 0)))
                .hasSize(1);
    }

    @Test
    void shouldHalveAPartialOrderUntilItsLimitHolds() {
        // all of it gives 37113 COW, too few; half of it gives 20694 for a limit of 20000
        List<SolutionJson> solutions = solve(auction()
                .order(
                        OrderKind.SELL,
                        WETH,
                        "1000000000000000000",
                        COW,
                        "40000000000000000000000",
                        true,
                        OrderClass.LIMIT));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "20694705425542464884657", COW, "500000000000000000"),
                        List.of(new TradeJson.Fulfillment(
                                uid(0), amount("500000000000000000"), amount("2495865000000000"))),
                        List.of(swap("0", WETH, "500000000000000000", COW, "20694705425542464884657")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldBuyWhatThePoolReallyGivesForAPartOfABuyOrder() {
        // in(5e17) = 1003010 is too much; in(25e16) = 334337 really gives 250000368812318636, less than the whole order
        List<SolutionJson> solutions = solve(new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .gasPrice(0)
                .pool(WETH, "1000000", COW, "1000000000000000000")
                .order(OrderKind.BUY, WETH, "700000", COW, "500000000000000000", true, OrderClass.LIMIT));

        assertThat(solutions)
                .containsExactly(SolutionJson.of(
                        Uint256.ZERO,
                        prices(WETH, "250000368812318636", COW, "334337"),
                        List.of(new TradeJson.Fulfillment(uid(0), amount("250000368812318636"), Uint256.ZERO)),
                        List.of(swap("0", WETH, "334337", COW, "250000368812318636")),
                        Uint256.of(166_391)));
    }

    @Test
    void shouldNotTryMoreHalvesThanAllowed() {
        AuctionBuilder auction = auction()
                .order(
                        OrderKind.SELL,
                        WETH,
                        "1000000000000000000",
                        COW,
                        "40000000000000000000000",
                        true,
                        OrderClass.LIMIT);
        BaselineSettings once = new BaselineSettings(WETH, new TreeSet<>(), 1, 1, Uint256.ONE, 106_391);

        assertThat(solve(auction, once)).isEmpty();
    }

    @Test
    void shouldEstimateThePriceOfATokenThatComesWithoutOne() {
        // in(1e17 wei) = 4832331437888236515261; price = 1e18 * (1e17 / in) = 20693944793592.x in doubles
        List<SolutionJson> solutions = solve(auction()
                .unpricedToken(COW)
                .order(OrderKind.SELL, COW, "10000000000000000000000", WETH, "190000000000000000"));

        assertThat(solutions.getFirst().trades())
                .containsExactly(new TradeJson.Fulfillment(
                        uid(0), amount("9879391530957748613033"), amount("120608469042251386967")));
        assertThat(solutions.getFirst().prices())
                .isEqualTo(prices(COW, "198887705016151487", WETH, "9879391530957748613033"));
    }

    @Test
    void shouldKnowThePriceOfTheWrappedNativeToken() {
        List<SolutionJson> solutions = solve(auction()
                .unpricedToken(WETH)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "5900000000000000000000"));

        assertThat(fee(solutions)).isEqualTo(amount("2495865000000000"));
    }

    @Test
    void shouldTakeNoFeeInATokenThatHasNoPriceAtAll() {
        Address orphan = Address.fromHex("0x1111111111111111111111111111111111111111");
        List<SolutionJson> solutions = solve(new AuctionBuilder()
                .pool(orphan, "1000000", COW, "1000000")
                .order(OrderKind.SELL, orphan, "1000", COW, "900"));

        assertThat(fee(solutions)).isEqualTo(Uint256.ZERO);
        assertThat(solutions.getFirst().prices()).isEqualTo(prices(orphan, "996", COW, "1000"));
    }

    @Test
    void shouldSkipAnOrderWhosePriceIsOutOfRangeAndKeepTheNumbersOfTheOthers() {
        // one atom of WETH costs 10^20 atoms of dust: 10^18 of them are worth less than one wei
        Address dust = Address.fromHex("0x1111111111111111111111111111111111111111");
        List<SolutionJson> solutions = solve(
                auction()
                        .unpricedToken(dust)
                        .pool(dust, "100000000000000000000000000000000", WETH, "1000000000000")
                        .order(OrderKind.SELL, dust, "1000000000000000000000000", WETH, "1")
                        .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1"),
                settings(1, "1"));

        assertThat(solutions).extracting(SolutionJson::id).containsExactly(Uint256.ONE);
    }

    @Test
    void shouldTakeTheBestPoolAtEachHop() {
        AuctionBuilder auction = new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .gasPrice(0)
                .pool(WETH, "1000000", COW, "1000000")
                .pool(WETH, "1000000", COW, "1010000")
                .pool(WETH, "1000000", COW, "1005000");

        assertThat(usedPool(solve(auction.order(OrderKind.SELL, WETH, "1000", COW, "900"))))
                .isEqualTo("1");
        assertThat(usedPool(solve(auction.order(OrderKind.BUY, WETH, "2000", COW, "1000"))))
                .isEqualTo("1");
    }

    @Test
    void shouldTakeTheLastOfEqualPoolsToSellAndTheFirstToBuy() {
        AuctionBuilder pools = new AuctionBuilder()
                .token(WETH, WETH_PRICE)
                .gasPrice(0)
                .pool(WETH, "1000000", COW, "1000000")
                .pool(WETH, "1000000", COW, "1000000");

        List<SolutionJson> solutions = solve(
                pools.order(OrderKind.SELL, WETH, "1000", COW, "900").order(OrderKind.BUY, WETH, "2000", COW, "1000"));

        assertThat(usedPool(solutions.subList(0, 1))).isEqualTo("1");
        assertThat(usedPool(solutions.subList(1, 2))).isEqualTo("0");
    }

    @Test
    void shouldIgnoreTheRequestsGasEstimatesAndPoolsItCannotUse() {
        List<SolutionJson> solutions = solve(auction()
                .pool(WETH, "1", COW, "179617892578796375604692000", Fraction.of(1, 1))
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1"));

        assertThat(solutions.getFirst().gas()).isEqualTo(Uint256.of(166_391));
        assertThat(usedPool(solutions)).isEqualTo("0");
    }

    @Test
    void shouldInternalizeWhatBuffersCover() {
        AuctionBuilder covered = auction()
                .token(WETH, WETH_PRICE, "0", true)
                .token(COW, COW_PRICE, "6043910341261930467761", false)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1");

        assertThat(solve(covered).getFirst().interactions()).allMatch(InteractionJson::internalize);
    }

    @Test
    void shouldNotInternalizeWhatBuffersDoNotCoverOrWhoseInputIsNotTrusted() {
        AuctionBuilder short1 = auction()
                .token(WETH, WETH_PRICE, "0", true)
                .token(COW, COW_PRICE, "6043910341261930467760", true)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1");
        AuctionBuilder untrusted = auction()
                .token(WETH, WETH_PRICE, "0", false)
                .token(COW, COW_PRICE, "6043910341261930467761", true)
                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1");

        assertThat(solve(short1).getFirst().interactions()).noneMatch(InteractionJson::internalize);
        assertThat(solve(untrusted).getFirst().interactions()).noneMatch(InteractionJson::internalize);
    }

    @Test
    void shouldSolveAnOrderOfOneTokenWithoutAnyPool() {
        // fee = 106391 * 15e9 wei
        List<SolutionJson> solutions = solve(auction()
                .order(OrderKind.SELL, WETH, "1000000000000000000", WETH, "990000000000000000")
                .order(OrderKind.BUY, WETH, "1000000000000000000", WETH, "990000000000000000"));

        assertThat(solutions)
                .containsExactly(
                        SolutionJson.of(
                                Uint256.ZERO,
                                new TreeMap<>(Map.of(WETH, amount("998404135000000000"))),
                                List.of(new TradeJson.Fulfillment(
                                        uid(0), amount("998404135000000000"), amount("1595865000000000"))),
                                List.of(),
                                Uint256.of(106_391)),
                        SolutionJson.of(
                                Uint256.ONE,
                                new TreeMap<>(Map.of(WETH, amount("990000000000000000"))),
                                List.of(new TradeJson.Fulfillment(
                                        uid(1), amount("990000000000000000"), amount("1595865000000000"))),
                                List.of(),
                                Uint256.of(106_391)));
    }

    @Test
    void shouldSolveNothingOnceTheTimeIsUp() {
        Solutions closed = new Solutions();
        closed.close();
        new BaselineSolver(settings(1, "1"))
                .solve(
                        auction()
                                .order(OrderKind.SELL, WETH, "133700000000000000", COW, "1")
                                .build(),
                        closed);

        assertThat(closed.close()).isEmpty();
    }

    private static BaselineSettings settings(int maxHops, String nativePriceAmount) {
        return new BaselineSettings(WETH, new TreeSet<>(), maxHops, 5, amount(nativePriceAmount), 106_391);
    }

    private static List<SolutionJson> solve(AuctionBuilder auction) {
        return solve(auction, settings(1, "100000000000000000"));
    }

    private static List<SolutionJson> solve(AuctionBuilder auction, BaselineSettings settings) {
        Solutions found = new Solutions();
        new BaselineSolver(settings).solve(auction.build(), found);
        return found.close();
    }

    private static SortedMap<Address, Uint256> prices(Address tokenA, String priceA, Address tokenB, String priceB) {
        return new TreeMap<>(Map.of(tokenA, amount(priceA), tokenB, amount(priceB)));
    }

    private static InteractionJson swap(String id, Address in, String amountIn, Address out, String amountOut) {
        return new InteractionJson.Liquidity(false, id, in, out, amount(amountIn), amount(amountOut));
    }

    private static String usedPool(List<SolutionJson> solutions) {
        return ((InteractionJson.Liquidity) solutions.getLast().interactions().getFirst()).id();
    }

    private static Uint256 fee(List<SolutionJson> solutions) {
        return Objects.requireNonNull(
                ((TradeJson.Fulfillment) solutions.getFirst().trades().getFirst()).fee());
    }
}
