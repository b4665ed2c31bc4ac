package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.RunningDevnet;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.trade.Answer;
import io.walras.sdk.trade.MassCancelled;
import io.walras.sdk.trade.OrderWishes;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders that rest in the book of WETH-USDC, on a whole network. The pool gives 2,991 USDC for a WETH and takes 3,009, so
 * orders between these prices can only meet each other; what is between their limits pays for the gas, which the
 * ask keeps back of what it sells.
 */
class OrderBookIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String POST_ONLY = "{\"metadata\":{\"walras\":{\"book\":{\"postOnly\":true}}}}";

    /** One WETH. */
    private static final Uint256 QUANTITY = Uint256.powerOfTen(18);

    private static final BookAttributes PLAIN = new BookAttributes(false, TimeInForce.GTT, SelfTrade.ALLOW);

    @TempDir
    Path folder;

    @Test
    void shouldShowOrdersAndFillTheBestFirst() throws Exception {
        try (RunningDevnet devnet = RunningDevnet.start(folder);
                DevChain chain = DevChain.connect(URI.create(devnet.file().rpcUrl()))) {
            DevnetFile network = devnet.file();
            new Traders(network, new Assets(network)).approve(chain);
            BookDesk desk = new BookDesk(network);
            OrderUid worse = desk.ask(0, 3_004, BookDesk.RESTING);
            OrderUid better = desk.ask(1, 2_995, BookDesk.RESTING);
            String asks =
                    "\"asks\":[{\"price\":299500,\"lots\":1000,\"orders\":1},{\"price\":300400,\"lots\":1000,\"orders\":1}]";
            assertThat(desk.market("book")).contains("\"bids\":[]", asks);

            OrderUid posted = desk.bid(2, 3_007, POST_ONLY);
            RunningDevnet.await(PATIENCE, () -> desk.status(posted).equals("cancelled"));
            OrderUid bid = desk.bid(3, 3_007, BookDesk.RESTING);

            RunningDevnet.await(PATIENCE, () -> desk.status(better).equals("fulfilled"));
            assertThat(desk.bought(bid)).isGreaterThan(Uint256.powerOfTen(17)).isLessThan(QUANTITY);
            assertThat(desk.bought(worse)).isEqualTo(Uint256.ZERO);
            assertThat(desk.market("book"))
                    .contains("\"bids\":[]", "\"asks\":[{\"price\":300400,\"lots\":1000,\"orders\":1}]");
            shouldReplaceAndWithdraw(desk, worse);
        }
    }

    private static void shouldReplaceAndWithdraw(BookDesk desk, OrderUid old) throws Exception {
        OrderUid moved = desk.ask(0, 3_006, new OrderWishes(PLAIN, "mm-1", old).appData());
        assertThat(desk.status(old)).isEqualTo("cancelled");
        assertThat(desk.market("book")).contains("\"asks\":[{\"price\":300600,\"lots\":1000,\"orders\":1}]");

        assertThat(desk.cancelAll(0)).isEqualTo(new Answer.Accepted<>(new MassCancelled(List.of(moved), List.of())));
        assertThat(desk.market("book")).contains("\"asks\":[]");

        OrderUid guarded = desk.ask(0, 3_006, new OrderWishes(PLAIN, "mm-1", null).appData());
        assertThat(desk.cancelAfter(0, Duration.ofSeconds(6))).isInstanceOf(Answer.Accepted.class);
        assertThat(desk.status(guarded)).isEqualTo("open");
        RunningDevnet.await(PATIENCE, () -> desk.status(guarded).equals("cancelled"));
    }
}
