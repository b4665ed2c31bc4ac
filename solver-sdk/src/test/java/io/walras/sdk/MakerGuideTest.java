package io.walras.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.sdk.maker.Offer;
import io.walras.sdk.maker.Reply;
import io.walras.sdk.maker.RequestForQuote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The maker that docs/guide/maker.md shows. */
class MakerGuideTest {
    @Test
    void shouldShowTheMakerThatIsTested() throws IOException {
        String maker = Files.readString(Path.of("src/test/java/io/walras/sdk/FixedPriceMaker.java"));
        String body = maker.substring(maker.indexOf("public final class")).strip();

        assertThat(Files.readString(Path.of("../docs/guide/maker.md"))).contains(body);
    }

    @Test
    void shouldOfferWhatItsLadderShows() {
        FixedPriceMaker maker = new FixedPriceMaker(Orders.WETH, Orders.USDC);
        Uint256 half = Uint256.powerOfTen(17).times(Uint256.of(5));

        Reply reply =
                maker.quote(new RequestForQuote("a", 7, Orders.WETH, Orders.USDC, half, Uint256.ZERO, 1_000_000, 0));

        assertThat(reply)
                .isEqualTo(new Reply.Firm(List.of(Offer.of(Orders.USDC, Uint256.of(995_000_000), Orders.WETH, half))));
        assertThat(maker.ladder().bids().getFirst().price().quote()).isEqualTo(Uint256.of(1_990_000_000));
    }
}
