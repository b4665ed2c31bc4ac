package io.walras.protocol.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.FeePolicy.PriceImprovement;
import io.walras.protocol.auction.FeePolicy.Quote;
import io.walras.protocol.auction.FeePolicy.Surplus;
import io.walras.protocol.auction.FeePolicy.Volume;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Scores against the formulas of docs/reference/scoring.md written down once more, with prices as they stand there. */
class ScoringPropertyTest {
    private static final BigInteger WHOLE = BigInteger.TEN.pow(18);

    @Test
    void shouldScoreAsTheFormulasSay() {
        Property.forAll(5_000, gen -> {
            Execution execution = execution(gen);
            List<FeePolicy> policies = ProtocolFeesPropertyTest.policies(gen);
            Uint256 price = gen.uint(90);
            ScoringTerms terms = new ScoringTerms(
                    new TreeMap<>(Map.of(execution.uid(), policies)),
                    new TreeMap<Address, Uint256>(Map.of(execution.buyToken(), price)),
                    new TreeSet<>());
            Optional<BigInteger> expected = new Formulas(execution, policies).score(price.toBigInteger());

            switch (Scoring.score(terms, List.of(execution))) {
                case Scoring.Scored scored ->
                    assertThat(scored.total().toBigInteger()).isEqualTo(expected.orElseThrow());
                case Scoring.Refused refused -> {
                    assertThat(expected).isEmpty();
                    assertThat(refused.reason().code()).isEqualTo(BidRefusal.Code.NegativeSurplus);
                }
            }
        });
    }

    /** Executions near their limit, on both sides of it. */
    private static Execution execution(Gen gen) {
        OrderKind side = gen.pick(List.of(OrderKind.values()));
        Uint256 sell = gen.positive(100);
        Uint256 buy = gen.positive(100);
        Uint256 exact = gen.between(Uint256.ONE, side == OrderKind.SELL ? sell : buy);
        Uint256 atLimit = side == OrderKind.SELL
                ? exact.mulDiv(buy, sell, Rounding.CEIL)
                : exact.mulDiv(sell, buy, Rounding.FLOOR);
        Uint256 room = gen.uint(atLimit.toBigInteger().bitLength());
        Uint256 counter = (gen.bool() ? atLimit.plus(room) : atLimit.minusOrZero(room)).max(Uint256.ONE);
        return new Execution(
                Auctions.uid(1),
                side,
                Auctions.address(1),
                Auctions.address(2),
                sell,
                buy,
                side == OrderKind.SELL ? exact : counter,
                side == OrderKind.SELL ? counter : exact);
    }

    private record Prices(BigInteger pS, BigInteger pB) {}

    private record Limits(BigInteger sell, BigInteger buy) {}

    private record Formulas(Execution order, List<FeePolicy> policies) {
        Optional<BigInteger> score(BigInteger nativePrice) {
            Prices prices = new Prices(eBuy(), eSell());
            BigInteger surplus = surplus(prices, limits());
            if (surplus.signum() < 0) {
                return Optional.empty();
            }
            BigInteger gain = surplus.add(fees(prices));
            BigInteger inBuyToken =
                    isSell() ? gain : gain.multiply(limits().buy).divide(limits().sell);
            return Optional.of(inBuyToken.multiply(nativePrice).divide(WHOLE));
        }

        private BigInteger fees(Prices executed) {
            BigInteger total = BigInteger.ZERO;
            for (FeePolicy policy : policies.reversed()) {
                Prices without = isSell()
                        ? new Prices(buyAmount(executed).add(total), sellAmount(executed))
                        : new Prices(buyAmount(executed), sellAmount(executed).subtract(total));
                total = total.add(fee(policy, without));
            }
            return total;
        }

        private BigInteger fee(FeePolicy policy, Prices prices) {
            return switch (policy) {
                case Surplus p ->
                    complementShare(surplus(prices, limits()), p.factor()).min(volume(prices, p.maxVolumeFactor()));
                case PriceImprovement p ->
                    complementShare(surplus(prices, adjusted(p.quote())).max(BigInteger.ZERO), p.factor())
                            .min(volume(prices, p.maxVolumeFactor()));
                case Volume p -> volume(prices, p.factor());
            };
        }

        private BigInteger volume(Prices prices, Fraction f) {
            return isSell()
                    ? complementShare(buyAmount(prices), f)
                    : sellAmount(prices)
                            .multiply(f.numerator())
                            .divide(f.denominator().add(f.numerator()));
        }

        private static BigInteger complementShare(BigInteger x, Fraction f) {
            return x.multiply(f.numerator()).divide(f.denominator().subtract(f.numerator()));
        }

        private BigInteger surplus(Prices p, Limits limits) {
            return isSell()
                    ? ceil(eSell().multiply(p.pS), p.pB).subtract(ceil(eSell().multiply(limits.buy), limits.sell))
                    : limits.sell
                            .multiply(eBuy())
                            .divide(limits.buy)
                            .subtract(eBuy().multiply(p.pB).divide(p.pS));
        }

        private Limits adjusted(Quote q) {
            BigInteger qSell = q.sellAmount().toBigInteger();
            BigInteger qBuy = q.buyAmount().toBigInteger();
            BigInteger qFee = q.fee().toBigInteger();
            Limits signed = limits();
            if (isSell()) {
                BigInteger qb = qBuy.subtract(qFee.multiply(qBuy).divide(qSell));
                return new Limits(
                        signed.sell, signed.buy.max(qb.multiply(signed.sell).divide(qSell)));
            }
            BigInteger qs = qSell.add(qFee);
            return new Limits(signed.sell.min(qs.multiply(signed.buy).divide(qBuy)), signed.buy);
        }

        private BigInteger sellAmount(Prices p) {
            return isSell() ? eSell() : eBuy().multiply(p.pB).divide(p.pS);
        }

        private BigInteger buyAmount(Prices p) {
            return isSell() ? ceil(eSell().multiply(p.pS), p.pB) : eBuy();
        }

        private Limits limits() {
            return new Limits(
                    order.sellAmount().toBigInteger(), order.buyAmount().toBigInteger());
        }

        private BigInteger eSell() {
            return order.executedSell().toBigInteger();
        }

        private BigInteger eBuy() {
            return order.executedBuy().toBigInteger();
        }

        private boolean isSell() {
            return order.side() == OrderKind.SELL;
        }

        private static BigInteger ceil(BigInteger x, BigInteger y) {
            return x.add(y).subtract(BigInteger.ONE).divide(y);
        }
    }
}
