package io.walras.auctioneer.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The market is DAI-USDC; a lot is 1,000 DAI atoms, a tick one USDC atom for it. */
final class BookCheckTest {
    private static final BookAttributes RESTING = attributes(TimeInForce.GTT);

    private static BookAttributes attributes(TimeInForce time) {
        return new BookAttributes(false, time, SelfTrade.ALLOW);
    }

    private static Order selling(long dai, long usdc) {
        return Orders.sell()
                .of(Orders.DAI, Orders.USDC)
                .amounts(dai, usdc)
                .partial()
                .order();
    }

    private static BookCheck.Result judge(Order order, BookAttributes attributes) {
        return new BookCheck(List.of(Drafts.MARKET)).judge(order, attributes);
    }

    private static Code refusal(Order order, BookAttributes attributes) {
        BookCheck.Result result = judge(order, attributes);
        assertThat(result).isInstanceOf(BookCheck.Result.Refused.class);
        return ((BookCheck.Result.Refused) result).refusal().code();
    }

    @Test
    void shouldListAnAskWithItsPriceInTicks() {
        assertThat(judge(selling(4_000, 36), RESTING))
                .isEqualTo(new BookCheck.Result.Listed(new Listing("DAI-USDC", Side.ASK, 9, RESTING)));
    }

    @Test
    void shouldListABidWithItsPriceInTicks() {
        Order bid = new Orders(Orders.ALICE, Orders.USDC, Orders.DAI, 36, 4_000, 2_000, OrderKind.BUY, true).order();

        assertThat(judge(bid, RESTING))
                .isEqualTo(new BookCheck.Result.Listed(new Listing("DAI-USDC", Side.BID, 9, RESTING)));
    }

    @ParameterizedTest
    @CsvSource({"4001, 36, OffLot", "999, 36, OffLot", "4000, 37, OffTick", "4000, 3, OffTick"})
    void shouldRefuseWhatIsNotWholeLotsAndTicks(long dai, long usdc, Code code) {
        assertThat(refusal(selling(dai, usdc), RESTING)).isEqualTo(code);
    }

    @Test
    void shouldRefuseTokensWithoutABook() {
        assertThat(refusal(Orders.sell().partial().order(), RESTING)).isEqualTo(Code.UnknownMarket);
    }

    @Test
    void shouldRefuseABuyOrderAsAnAsk() {
        Order order = Orders.buy().of(Orders.DAI, Orders.USDC).partial().order();

        assertThat(refusal(order, RESTING)).isEqualTo(Code.InvalidBookOrder);
    }

    @Test
    void shouldWantAllOrNothingOfFillOrKillAndOfNothingElse() {
        Order whole =
                Orders.sell().of(Orders.DAI, Orders.USDC).amounts(4_000, 36).order();

        assertThat(refusal(whole, RESTING)).isEqualTo(Code.InvalidBookOrder);
        assertThat(refusal(selling(4_000, 36), attributes(TimeInForce.FOK))).isEqualTo(Code.InvalidBookOrder);
        assertThat(judge(whole, attributes(TimeInForce.FOK))).isInstanceOf(BookCheck.Result.Listed.class);
    }
}
