package io.walras.protocol.bundle;

import static io.walras.protocol.bundle.Bundles.amount;
import static io.walras.protocol.bundle.Bundles.atoms;
import static io.walras.protocol.bundle.Bundles.batch;
import static io.walras.protocol.bundle.Bundles.bundle;
import static io.walras.protocol.bundle.Bundles.fill;
import static io.walras.protocol.bundle.Bundles.prices;
import static io.walras.protocol.bundle.Bundles.refuses;
import static io.walras.protocol.bundle.Bundles.selling;
import static io.walras.protocol.bundle.Bundles.swap;
import static io.walras.protocol.bundle.Bundles.verified;
import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.intent.OrderKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A book sells WETH for USDC; bundles route what they fill through a router that pays three for one. */
final class PriorityRuleTest {
    private static final BookAttributes PLAIN = new BookAttributes(false, TimeInForce.GTT, SelfTrade.ALLOW);
    private static final AuctionOrder BEST = ask(1, 1_000, 1_990, 4, true);
    private static final AuctionOrder NEXT = ask(2, 1_000, 2_000, 2, true);
    private static final AuctionOrder LATER = ask(2, 900, 1_800, 3, true);
    private static final AuctionOrder WORST = ask(3, 1_000, 2_010, 1, true);
    private static final List<AuctionOrder> BOOK = List.of(BEST, NEXT, LATER, WORST);

    private static AuctionOrder ask(long price, long sell, long buy, long sequence, boolean partial) {
        AuctionOrder order = Bundles.order(OrderKind.SELL, WETH, USDC, atoms(sell), atoms(buy), partial, atoms(sell));
        return resting("WETH-USDC", Side.ASK, price, sequence, order);
    }

    private static AuctionOrder resting(String market, Side side, long price, long sequence, AuctionOrder order) {
        BookEntry entry = new BookEntry(sequence, order.owner(), new Listing(market, side, price, PLAIN));
        return new AuctionOrder(order.intent(), order.fillable(), order.feePolicies(), entry);
    }

    private static Bundle filling(Fill... fills) {
        long total = Arrays.stream(fills)
                .mapToLong(fill -> fill.executedAmount().toBigInteger().longValueExact())
                .sum();
        return bundle(
                prices(Map.of(WETH, atoms(3), USDC, atoms(1))),
                List.of(fills),
                swap(amount(WETH, total), amount(USDC, 3 * total)));
    }

    @Test
    void shouldAllowTheBestOrdersToBeFilledWhole() {
        assertThat(verified(batch(BOOK), filling(fill(BEST, 1_000, 0), fill(NEXT, 1_000, 0))))
                .hasSize(2);
    }

    @Test
    void shouldAllowTheLastOrderFilledToBeFilledInPart() {
        assertThat(verified(batch(BOOK), filling(fill(BEST, 1_000, 0), fill(NEXT, 1, 0))))
                .hasSize(2);
        assertThat(verified(batch(BOOK), filling(fill(BEST, 1, 0)))).hasSize(1);
    }

    @Test
    void shouldRefuseToPassOverABetterPrice() {
        refuses(Code.PriorityViolated, batch(BOOK), filling(fill(NEXT, 1_000, 0)));
    }

    @Test
    void shouldRefuseToPassOverAnEarlierOrderOfTheSamePrice() {
        refuses(Code.PriorityViolated, batch(BOOK), filling(fill(BEST, 1_000, 0), fill(LATER, 900, 0)));
    }

    @Test
    void shouldRefuseToLeaveOneAtomOfABetterOrder() {
        refuses(Code.PriorityViolated, batch(BOOK), filling(fill(BEST, 999, 0), fill(NEXT, 1, 0)));
    }

    @Test
    void shouldAllowPassingOverAnOrderForAllOrNothingThatIsTooLarge() {
        AuctionOrder whole = ask(1, 1_000, 1_990, 0, false);

        assertThat(verified(batch(List.of(whole, NEXT)), filling(fill(NEXT, 999, 0))))
                .hasSize(1);
        refuses(Code.PriorityViolated, batch(List.of(whole, NEXT)), filling(fill(NEXT, 1_000, 0)));
    }

    @Test
    void shouldCountNetworkFeesAsFilled() {
        AuctionOrder cheap = ask(1, 1_000, 1_900, 0, true);
        Bundle bundle = bundle(
                prices(Map.of(WETH, atoms(3), USDC, atoms(1))),
                List.of(fill(cheap, 990, 10), fill(NEXT, 100, 0)),
                swap(amount(WETH, 1_100), amount(USDC, 3_270)));

        assertThat(verified(batch(List.of(cheap, NEXT)), bundle)).hasSize(2);
    }

    @Test
    void shouldNotHoldOneSideOrMarketAgainstAnother() {
        AuctionOrder bid = resting("WETH-USDC", Side.BID, 9, 0, selling(1_000, 1_991));
        AuctionOrder elsewhere = resting("WETH-DAI", Side.ASK, 1, 0, selling(1_000, 1_992));

        assertThat(verified(batch(List.of(bid, elsewhere, NEXT)), filling(fill(NEXT, 1, 0))))
                .hasSize(1);
    }

    @Test
    void shouldLetOrdersOutsideOfBooksBeFilledInAnyOrder() {
        AuctionOrder outside = selling(1_000, 2_000);

        assertThat(verified(batch(List.of(outside, BEST)), filling(fill(outside, 1_000, 0))))
                .hasSize(1);
    }

    @Test
    void shouldRankBidsFromTheHighestPrice() {
        AuctionOrder high = resting("WETH-USDC", Side.BID, 9, 5, selling(1_000, 1_991));
        AuctionOrder low = resting("WETH-USDC", Side.BID, 8, 1, selling(1_000, 1_992));

        assertThat(verified(batch(List.of(high, low)), filling(fill(high, 1_000, 0))))
                .hasSize(1);
        refuses(Code.PriorityViolated, batch(List.of(high, low)), filling(fill(low, 1_000, 0)));
    }
}
