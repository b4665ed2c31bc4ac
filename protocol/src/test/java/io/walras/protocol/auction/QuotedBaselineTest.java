package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.atoms;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is charged on the improvement over the quote that an order was linked to. */
class QuotedBaselineTest {
    private static final Address TREASURY = Orders.token(60);
    private static final Fraction HALF = Fraction.of(1, 2);
    private static final Fraction NINE_TENTHS = Fraction.of(9, 10);

    /** As the quote tells them; most leave remainders when they are divided. */
    @ParameterizedTest
    @CsvSource({"766, 234, 383", "1, 999, 7", "999, 1, 1234567", "3, 1000000, 1000003", "90, 10, 50", "1000, 0, 500"})
    void shouldChargeASellOrderForWhatItGetsBeyondTheQuotedAmount(long sold, long fee, long bought) {
        OrderQuote quote = quote(sold, bought, fee);

        assertThat(due(OrderKind.SELL, sold + fee, 1, quote, sold + fee, bought))
                .isEqualTo(Uint256.ZERO);
        assertThat(due(OrderKind.SELL, sold + fee, 1, quote, sold + fee, bought + 2))
                .isEqualTo(Uint256.ONE);
        assertThat(due(OrderKind.SELL, sold + fee, 1, quote, sold + fee, bought + 101))
                .isEqualTo(atoms(Math.min(50, (bought + 101) * 9 / 10)));
    }

    @Test
    void shouldChargeABuyOrderForWhatItPaysLessThanTheQuotedAmountAndItsNetworkFee() {
        OrderQuote quote = quote(766, 383, 234);

        assertThat(due(OrderKind.BUY, 5_000, 383, quote, 383, 1_000)).isEqualTo(Uint256.ZERO);
        assertThat(due(OrderKind.BUY, 5_000, 383, quote, 383, 900)).isEqualTo(atoms(50));
    }

    @ParameterizedTest
    @CsvSource({"766, 234, 383", "1, 999, 7", "3, 1000000, 1000003"})
    void shouldTakeASellOrderToBeInTheMarketUpToTheQuotedAmount(long sold, long fee, long bought) {
        FeeRule inMarket =
                new FeeRule(FeeRule.Scope.IN_MARKET, FeeRule.Basis.PRICE_IMPROVEMENT, HALF, NINE_TENTHS, TREASURY);
        OrderQuote quote = quote(sold, bought, fee);

        assertThat(inMarket.policyFor(order(OrderKind.SELL, sold + fee, bought), quote))
                .isPresent();
        assertThat(inMarket.policyFor(order(OrderKind.SELL, sold + fee, bought + 1), quote))
                .isEmpty();
    }

    @Test
    void shouldStandAQuoteOfMoreThanThereIs() {
        OrderQuote quote =
                new OrderQuote(1, TREASURY, Uint256.ONE, Uint256.MAX, Uint256.MAX, Uint256.ONE, Uint256.ONE, "1", true);

        assertThat(due(OrderKind.SELL, 1_000, 500, quote, 1_000, 500)).isEqualTo(Uint256.ZERO);
    }

    private static Uint256 due(
            OrderKind kind, long sellAmount, long buyAmount, OrderQuote quote, long exact, long counter) {
        FeeRule rule = new FeeRule(FeeRule.Scope.ALL, FeeRule.Basis.PRICE_IMPROVEMENT, HALF, NINE_TENTHS, TREASURY);
        FeePolicy policy = rule.policyFor(order(kind, sellAmount, buyAmount), quote)
                .orElseThrow()
                .policy();
        return ProtocolFees.of(kind, atoms(sellAmount), atoms(buyAmount), List.of(policy))
                .charge(atoms(exact), atoms(counter))
                .orElseThrow()
                .getFirst();
    }

    private static Order order(OrderKind kind, long sellAmount, long buyAmount) {
        Orders draft = kind == OrderKind.SELL ? Orders.sell() : Orders.buy();
        return draft.amounts(sellAmount, buyAmount).order();
    }

    private static OrderQuote quote(long sold, long bought, long fee) {
        return new OrderQuote(1, TREASURY, atoms(sold), atoms(bought), atoms(fee), Uint256.ONE, Uint256.ONE, "1", true);
    }
}
