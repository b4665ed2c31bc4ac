package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import org.junit.jupiter.api.Test;

class QuoteRequestTest {
    private static QuoteRequest request(Address maker, TokenPair pair, long amount0, long settleBy) {
        return new QuoteRequest(
                "7-1",
                Quotes.AUCTION,
                maker,
                pair,
                new Demand.Size(Uint256.of(amount0), Uint256.of(5_000)),
                500_000,
                settleBy);
    }

    private static final Address MAKER = Quotes.MAKER.address();
    private static final TokenPair PAIR = new TokenPair(Orders.WETH, Orders.USDC);
    private static final QuoteRequest REQUEST = request(MAKER, PAIR, 1_000, Quotes.SETTLE_BY);

    @Test
    void shouldTakeAnAnswerToWhatWasAsked() {
        assertThat(REQUEST.faultOf(Quotes.quote())).isEmpty();
    }

    @Test
    void shouldRefuseAnotherMakersQuote() {
        assertThat(request(Orders.ALICE.address(), PAIR, 1_000, 0).faultOf(Quotes.quote()))
                .contains(AnswerFault.WrongMaker);
    }

    @Test
    void shouldRefuseOtherTokens() {
        TokenPair other = new TokenPair(Orders.WETH, Orders.DAI);

        assertThat(request(MAKER, other, 1_000, 0).faultOf(Quotes.quote())).contains(AnswerFault.WrongTokens);
    }

    @Test
    void shouldRefuseASideThatWasNotAskedFor() {
        assertThat(request(MAKER, PAIR, 0, 0).faultOf(Quotes.quote())).contains(AnswerFault.WrongTokens);
    }

    @Test
    void shouldRefuseAQuoteThatIsTakenInLargePartsOnly() {
        assertThat(REQUEST.faultOf(Quotes.amounts(2_100, 999, 500))).isEmpty();
        assertThat(REQUEST.faultOf(Quotes.amounts(2_100, 999, 501))).contains(AnswerFault.MinimumTooLarge);
    }

    @Test
    void shouldRefuseMoreThanWasAskedFor() {
        assertThat(request(MAKER, PAIR, 999, 0).faultOf(Quotes.quote())).contains(AnswerFault.WrongAmount);
    }

    @Test
    void shouldRefuseAQuoteThatEndsTooSoon() {
        assertThat(request(MAKER, PAIR, 1_000, Quotes.SETTLE_BY + 1).faultOf(Quotes.quote()))
                .contains(AnswerFault.TooShort);
    }

    @Test
    void shouldRefuseAQuoteForOneSolverAlone() {
        assertThat(REQUEST.faultOf(Quotes.forSolver(MAKER))).contains(AnswerFault.NotShared);
    }

    @Test
    void shouldRefuseQuotesOfNothing() {
        assertThat(REQUEST.faultOf(Quotes.amounts(0, 1_000, 1))).contains(AnswerFault.WrongAmount);
        assertThat(REQUEST.faultOf(Quotes.amounts(2_100, 0, 0))).contains(AnswerFault.WrongAmount);
    }
}
