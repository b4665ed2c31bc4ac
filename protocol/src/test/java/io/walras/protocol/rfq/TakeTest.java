package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Property;
import io.walras.protocol.testing.Quotes;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class TakeTest {
    private static Uint256 makerOut(Quote quote, Uint256 takerIn) {
        return switch (Take.of(quote, takerIn)) {
            case Take.Taken(Take take) -> take.makerOut();
            case Take.Refused(QuoteRefusal refusal) -> throw new AssertionError(refusal);
        };
    }

    private static QuoteFault fault(Quote quote, long takerIn) {
        return switch (Take.of(quote, Uint256.of(takerIn))) {
            case Take.Taken(Take take) -> throw new AssertionError(take);
            case Take.Refused(QuoteRefusal refusal) -> refusal.fault();
        };
    }

    @Test
    void shouldRoundInFavourOfTheMaker() {
        assertThat(makerOut(Quotes.amounts(2_105, 1_001, 1), Uint256.of(1_000))).isEqualTo(Uint256.of(2_102));
    }

    @Test
    void shouldRefuseLessThanTheLeastAndMoreThanAll() {
        assertThat(fault(Quotes.amounts(2_100, 1_000, 400), 399)).isEqualTo(QuoteFault.TakeOutOfRange);
        assertThat(fault(Quotes.amounts(2_100, 1_000, 400), 1_001)).isEqualTo(QuoteFault.TakeOutOfRange);
    }

    @Test
    void shouldRefuseNothingEvenOfAQuoteOfNothing() {
        assertThat(fault(Quotes.amounts(2_100, 0, 0), 0)).isEqualTo(QuoteFault.TakeOutOfRange);
    }

    @Test
    void shouldRefuseToPayForNothing() {
        assertThat(fault(Quotes.amounts(1, 1_000, 1), 999)).isEqualTo(QuoteFault.NothingGiven);
    }

    @Test
    void shouldKeepToThePriceWithinLessThanAnAtom() {
        Property.forAll(500, gen -> {
            Quote quote = Quotes.amounts(gen.positive(256), gen.positive(256), Uint256.ZERO);
            Uint256 takerIn = gen.between(Uint256.ONE, quote.takerAmount());
            BigInteger exact = quote.makerAmount().toBigInteger().multiply(takerIn.toBigInteger());
            BigInteger all = quote.takerAmount().toBigInteger();
            switch (Take.of(quote, takerIn)) {
                case Take.Taken(Take take) -> {
                    BigInteger given = take.makerOut().toBigInteger();
                    assertThat(given.multiply(all)).isLessThanOrEqualTo(exact);
                    assertThat(given.add(BigInteger.ONE).multiply(all)).isGreaterThan(exact);
                    assertThat(take.makerOut()).isLessThanOrEqualTo(quote.makerAmount());
                }
                case Take.Refused(QuoteRefusal refusal) -> {
                    assertThat(refusal.fault()).isEqualTo(QuoteFault.NothingGiven);
                    assertThat(exact).isLessThan(all);
                }
            }
        });
    }

    @Test
    void shouldNeverGiveMoreForTwoPartsThanForTheWhole() {
        Property.forAll(200, gen -> {
            Uint256 whole = gen.positive(120).plus(Uint256.ONE);
            Quote quote = Quotes.amounts(gen.positive(120).plus(whole), whole, Uint256.ONE);
            Uint256 part = gen.between(Uint256.ONE, whole.minus(Uint256.ONE));

            Uint256 parts = makerOut(quote, part).plus(makerOut(quote, whole.minus(part)));

            assertThat(parts).isLessThanOrEqualTo(makerOut(quote, whole));
        });
    }
}
