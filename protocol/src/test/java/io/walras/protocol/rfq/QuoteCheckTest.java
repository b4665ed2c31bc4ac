package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class QuoteCheckTest {
    private static final Address EXECUTOR = Orders.token(900);
    private static final QuoteCheck CHECK =
            new QuoteCheck(Quotes.SETTLEMENT, Set.of(Quotes.SETTLEMENT, EXECUTOR, Quotes.DOMAIN.verifyingContract()));

    private static Optional<QuoteFault> fault(Quote quote) {
        return faultAt(quote, Quotes.SETTLE_BY);
    }

    private static Optional<QuoteFault> faultAt(Quote quote, long second) {
        return CHECK.inAuction(quote, Quotes.AUCTION, second).map(QuoteRefusal::fault);
    }

    @Test
    void shouldPassAQuoteUntilItsLastSecond() {
        assertThat(fault(Quotes.quote())).isEmpty();
        assertThat(faultAt(Quotes.quote(), Quotes.SETTLE_BY + 1)).contains(QuoteFault.QuoteExpired);
    }

    @Test
    void shouldRefuseAQuoteForAnotherAuctionUnlessItIsStanding() {
        assertThat(fault(Quotes.inAuction(Quotes.AUCTION + 1))).contains(QuoteFault.WrongAuction);
        assertThat(fault(Quotes.inAuction(0))).isEmpty();
    }

    @Test
    void shouldRefuseAQuoteForAnotherSettlement() {
        QuoteCheck elsewhere = new QuoteCheck(EXECUTOR, Set.of());

        assertThat(elsewhere.inAuction(Quotes.quote(), Quotes.AUCTION, 0).map(QuoteRefusal::fault))
                .contains(QuoteFault.WrongSettlement);
    }

    @Test
    void shouldRefuseToPayOneOfTheSettlementsOwnContracts() {
        assertThat(fault(Quotes.paying(EXECUTOR))).contains(QuoteFault.InvalidRecipient);
        assertThat(fault(Quotes.paying(Orders.ALICE.address()))).isEmpty();
    }

    @Test
    void shouldRefuseToPayInNativeCoin() {
        assertThat(fault(Quotes.wanting(Address.NATIVE))).contains(QuoteFault.NativeNotPaid);
    }

    @Test
    void shouldKeepAPrivateQuoteForItsSolver() {
        Address solver = Orders.ALICE.address();
        Address other = Orders.BOB.address();

        assertThat(CHECK.bySolver(Quotes.forSolver(solver), solver)).isEmpty();
        assertThat(CHECK.bySolver(Quotes.forSolver(solver), other).map(QuoteRefusal::fault))
                .contains(QuoteFault.WrongSolver);
        assertThat(CHECK.bySolver(Quotes.quote(), other)).isEmpty();
    }
}
