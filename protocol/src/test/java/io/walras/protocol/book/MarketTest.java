package io.walras.protocol.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.book.Market.Misfit;
import io.walras.protocol.book.Market.Placed;
import io.walras.protocol.book.Market.Placing;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MarketTest {
    private static final Address WETH = Address.fromHex("0x00000000000000000000000000000000000000a1");
    private static final Address USDC = Address.fromHex("0x00000000000000000000000000000000000000b2");
    /** A lot is 0.001 WETH, a tick 0.00001 USDC for it: 0.01 USDC for one WETH. */
    private static final Market MARKET = new Market("WETH-USDC", WETH, USDC, Uint256.powerOfTen(15), Uint256.of(10));

    private static Placing ask(Uint256 weth, Uint256 usdc) {
        return MARKET.place(WETH, weth, USDC, usdc, true);
    }

    private static Placing bid(Uint256 weth, Uint256 usdc) {
        return MARKET.place(USDC, usdc, WETH, weth, false);
    }

    @Test
    void shouldPlaceAnAskByLotsAndTicks() {
        assertThat(ask(Uint256.powerOfTen(18), Uint256.of(3_000_000_000L)))
                .isEqualTo(new Placed(Side.ASK, 300_000, 1_000));
    }

    @Test
    void shouldPlaceABidByLotsAndTicks() {
        assertThat(bid(Uint256.powerOfTen(18), Uint256.of(2_999_990_000L)))
                .isEqualTo(new Placed(Side.BID, 299_999, 1_000));
    }

    @Test
    void shouldHaveNoPlaceForOtherTokens() {
        assertThat(MARKET.place(WETH, Uint256.ONE, WETH, Uint256.ONE, true)).isEqualTo(Misfit.UnknownMarket);
    }

    @Test
    void shouldHaveNoPlaceForAnAskThatIsABuyOrderNorForABidThatIsASellOrder() {
        Uint256 weth = Uint256.powerOfTen(18);
        Uint256 usdc = Uint256.of(3_000_000_000L);
        assertThat(MARKET.place(WETH, weth, USDC, usdc, false)).isEqualTo(Misfit.WrongKind);
        assertThat(MARKET.place(USDC, usdc, WETH, weth, true)).isEqualTo(Misfit.WrongKind);
    }

    @ParameterizedTest
    @CsvSource({
        "0,                   10, OffLot",
        "1000000000000001,    10, OffLot",
        "999999999999999,     10, OffLot",
        "1000000000000000,    11, OffTick",
        "1000000000000000,     9, OffTick",
        "1000000000000000,     0, OffTick",
        "2000000000000000,    30, OffTick",
        "1000000000000000, 2814749767106560, OutOfBounds",
    })
    void shouldHaveNoPlaceBetweenLotsAndTicks(String weth, String usdc, Misfit misfit) {
        Uint256 quantity = Uint256.parseDecimal(weth).orElseThrow();
        Uint256 total = Uint256.parseDecimal(usdc).orElseThrow();

        assertThat(ask(quantity, total)).isEqualTo(misfit);
        assertThat(bid(quantity, total)).isEqualTo(misfit);
    }

    @Test
    void shouldHaveNoPlaceForAmountsBeyondAllBounds() {
        Uint256 most = Uint256.MAX.minus(Uint256.MAX.mulDiv(Uint256.ONE, MARKET.lot(), Rounding.FLOOR));

        assertThat(ask(most, Uint256.MAX)).isIn(Misfit.OffLot, Misfit.OffTick, Misfit.OutOfBounds);
    }

    @Test
    void shouldRoundLotsDown() {
        assertThat(MARKET.lots(Uint256.powerOfTen(15).minus(Uint256.ONE))).isZero();
        assertThat(MARKET.lots(Uint256.powerOfTen(16))).isEqualTo(10);
        assertThat(MARKET.lots(Uint256.MAX)).isEqualTo(Book.MAX_LOTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WETH", "WETH-", "WETH-USDC-DAI", "WETH/USDC", "A-AAAAAAAAAAAAAAAAA", "Ä-B"})
    void shouldRefuseNamesThatAreNone(String name) {
        assertThatThrownBy(() -> new Market(name, WETH, USDC, Uint256.ONE, Uint256.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseAMarketOfOneTokenOrWithoutLotOrTick() {
        assertThatThrownBy(() -> new Market("A-A", WETH, WETH, Uint256.ONE, Uint256.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Market("A-B", WETH, USDC, Uint256.ZERO, Uint256.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Market("A-B", WETH, USDC, Uint256.ONE, Uint256.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
