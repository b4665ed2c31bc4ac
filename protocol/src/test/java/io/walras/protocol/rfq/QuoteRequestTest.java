package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import org.junit.jupiter.api.Test;

class QuoteRequestTest {
    private static QuoteRequest request(Address maker, TokenPair pair, long amount0, long settleBy) {
        return new QuoteRequest(
                Bytes32.ZERO,
                Quotes.AUCTION,
                maker,
                pair,
                new Demand.Size(Uint256.of(amount0), Uint256.of(5_000)),
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
                .contains(AnswerFault.OtherMaker);
    }

    @Test
    void shouldRefuseOtherTokens() {
        TokenPair other = new TokenPair(Orders.WETH, Orders.DAI);

        assertThat(request(MAKER, other, 1_000, 0).faultOf(Quotes.quote())).contains(AnswerFault.OtherTokens);
    }

    @Test
    void shouldRefuseAnotherAuctionAndAStandingQuote() {
        assertThat(REQUEST.faultOf(Quotes.inAuction(8))).contains(AnswerFault.OtherAuction);
        assertThat(REQUEST.faultOf(Quotes.inAuction(0))).contains(AnswerFault.OtherAuction);
    }

    @Test
    void shouldRefuseMoreThanWasAskedFor() {
        assertThat(request(MAKER, PAIR, 999, 0).faultOf(Quotes.quote())).contains(AnswerFault.TooLarge);
    }

    @Test
    void shouldRefuseAQuoteThatEndsTooSoon() {
        assertThat(request(MAKER, PAIR, 1_000, Quotes.SETTLE_BY + 1).faultOf(Quotes.quote()))
                .contains(AnswerFault.SettlesTooEarly);
    }

    @Test
    void shouldRefuseAQuoteForOneSolverAlone() {
        assertThat(REQUEST.faultOf(Quotes.forSolver(MAKER))).contains(AnswerFault.OneSolverOnly);
    }

    @Test
    void shouldRefuseQuotesThatNobodyCanTake() {
        assertThat(REQUEST.faultOf(Quotes.amounts(0, 1_000, 1))).contains(AnswerFault.ZeroAmount);
        assertThat(REQUEST.faultOf(Quotes.amounts(2_100, 0, 0))).contains(AnswerFault.ZeroAmount);
        assertThat(REQUEST.faultOf(Quotes.amounts(2_100, 900, 901))).contains(AnswerFault.ZeroAmount);
    }
}
