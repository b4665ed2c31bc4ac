package io.walras.auctioneer.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.testing.MemoryQuotes;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import io.walras.protocol.wire.order.OrderQuoteRequest.Amount;
import io.walras.protocol.wire.order.OrderQuoteRequest.PriceQuality;
import io.walras.protocol.wire.order.OrderQuoteRequest.Validity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuoteMakerTest {
    private static final Uint256 GAS_PRICE = Uint256.of(7);
    private static final long GAS = 100;

    @Test
    void shouldTakeTheFeeOutOfWhatIsSoldAndRoundItUp() {
        QuoteAnswer answer = quote(new Amount.SellBeforeFee(Uint256.of(1_000)), Uint256.of(1_000), Uint256.of(500));

        assertThat(answer).isInstanceOfSatisfying(QuoteAnswer.Offered.class, offered -> {
            OfferedQuote quote = offered.quote();
            assertThat(quote.feeAmount()).isEqualTo(Uint256.of(234));
            assertThat(quote.sellAmount()).isEqualTo(Uint256.of(766));
            assertThat(quote.buyAmount()).isEqualTo(Uint256.of(383));
        });
    }

    @Test
    void shouldLeaveWhatIsSoldAfterTheFeeAsItIs() {
        QuoteAnswer answer = quote(new Amount.SellAfterFee(Uint256.of(1_000)), Uint256.of(1_000), Uint256.of(500));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        QuoteAnswer.Offered.class,
                        offered -> assertThat(offered.quote().sellAmount()).isEqualTo(Uint256.of(1_000)));
    }

    @Test
    void shouldSayWhatTheFeeIsThatIsNotCovered() {
        QuoteAnswer answer = quote(new Amount.SellBeforeFee(Uint256.of(234)), Uint256.of(234), Uint256.of(117));

        assertThat(answer).isInstanceOfSatisfying(QuoteAnswer.Refused.class, refused -> {
            assertThat(refused.refusal().code()).isEqualTo(Code.SellAmountDoesNotCoverFee);
            assertThat(refused.feeAmount()).isEqualTo(Uint256.of(234));
        });
    }

    @Test
    void shouldRefuseAnAmountThatIsTooLargeForItsFee() {
        Uint256 most = Uint256.MAX.minus(Uint256.of(234));
        assertThat(quote(new Amount.SellAfterFee(most), most, Uint256.of(9))).isInstanceOf(QuoteAnswer.Offered.class);

        Uint256 more = most.plus(Uint256.ONE);
        assertThat(quote(new Amount.SellAfterFee(more), more, Uint256.of(9)))
                .isInstanceOfSatisfying(
                        QuoteAnswer.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.SellAmountOverflow));
    }

    /** The sell token costs three native atoms each, so 700 of gas are 233 and a third of it. */
    private static QuoteAnswer quote(Amount amount, Uint256 sold, Uint256 bought) {
        MemoryQuotes chain = new MemoryQuotes(Orders.WETH);
        chain.price(Orders.USDC, Uint256.powerOfTen(18).times(Uint256.of(3)));
        Order order = new Order(
                Orders.USDC,
                Orders.DAI,
                Address.ZERO,
                amount.atoms(),
                Uint256.ONE,
                2_000_000_000L,
                Bytes32.ZERO,
                Uint256.ZERO,
                amount.kind(),
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        OrderQuoteRequest request = new OrderQuoteRequest(
                Orders.ALICE.address(),
                Orders.USDC,
                Orders.DAI,
                Address.ZERO,
                amount,
                new Validity.To(2_000_000_000L),
                null,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20,
                SigningScheme.EIP712,
                false,
                0,
                PriceQuality.OPTIMAL,
                null);
        Intent intent = Intent.of(
                Orders.DOMAIN.separator(),
                order,
                Orders.ALICE.address(),
                new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        Batch batch = chain.batch(intent, Hooks.NONE);
        return new QuoteMaker(request, batch, GAS_PRICE, Instant.EPOCH)
                .quote(new SolverOffer(Orders.token(1), sold, bought, GAS, true));
    }
}
