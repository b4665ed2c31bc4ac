package io.walras.protocol.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.FeePolicy.PriceImprovement;
import io.walras.protocol.auction.FeePolicy.Quote;
import io.walras.protocol.auction.FeePolicy.Surplus;
import io.walras.protocol.auction.FeePolicy.Volume;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProtocolFeesPropertyTest {
    private static final int RUNS = 3_000;

    @Test
    void shouldUndoWhatItChargedUpToTheRoundingOfTheFees() {
        Property.forAll(RUNS, gen -> {
            OrderKind kind = gen.pick(List.of(OrderKind.values()));
            List<FeePolicy> policies = policies(gen);
            ProtocolFees fees = ProtocolFees.of(kind, gen.positive(120), gen.positive(120), policies);
            Uint256 exact = gen.positive(110);
            Uint256 before = gen.positive(110);
            Uint256 charged = total(fees.charge(exact, before).orElseThrow());
            Uint256 after = kind == OrderKind.SELL ? before.minus(charged) : before.plus(charged);
            Uint256 undone = fees.undo(exact, after).orElseThrow();

            assertThat(undone.toBigInteger().subtract(charged.toBigInteger()).abs())
                    .isLessThanOrEqualTo(roundingBound(policies));
        });
    }

    @Test
    void shouldNeverTakeMoreThanTheSurplusOfASellOrderNorAllOfItsVolume() {
        Property.forAll(RUNS, gen -> {
            Uint256 sell = gen.positive(120);
            Uint256 buy = gen.positive(120);
            FeePolicy policy = new Surplus(gen.factor(100), gen.factor(100));
            Uint256 exact = gen.between(Uint256.ONE, sell);
            Uint256 before = gen.positive(120);
            Uint256 fee = total(ProtocolFees.of(OrderKind.SELL, sell, buy, List.of(policy))
                    .charge(exact, before)
                    .orElseThrow());
            boolean keepsLimit = Uint256.compareProducts(before, sell, exact, buy) >= 0;

            assertThat(fee).isLessThan(before);
            if (keepsLimit) {
                assertThat(Uint256.compareProducts(before.minus(fee), sell, exact, buy))
                        .isGreaterThanOrEqualTo(0);
            } else {
                assertThat(fee).isEqualTo(Uint256.ZERO);
            }
        });
    }

    /** How far one floor per fee can carry: each fee's own error, and what the later fees' errors do to its base. */
    private static BigInteger roundingBound(List<FeePolicy> policies) {
        BigInteger error = BigInteger.ZERO;
        for (FeePolicy policy : policies.reversed()) {
            Fraction factor = steepest(policy);
            error = error.add(factor.grossedUpOf(error.add(BigInteger.TWO), Rounding.CEIL))
                    .add(BigInteger.TWO);
        }
        return error;
    }

    private static Fraction steepest(FeePolicy policy) {
        return switch (policy) {
            case Volume volume -> volume.factor();
            case Surplus surplus -> larger(surplus.factor(), surplus.maxVolumeFactor());
            case PriceImprovement improvement -> larger(improvement.factor(), improvement.maxVolumeFactor());
        };
    }

    private static Fraction larger(Fraction a, Fraction b) {
        return a.numerator().multiply(b.denominator()).compareTo(b.numerator().multiply(a.denominator())) > 0 ? a : b;
    }

    static List<FeePolicy> policies(Gen gen) {
        return IntStream.range(0, gen.between(0, 4)).mapToObj(i -> policy(gen)).toList();
    }

    private static FeePolicy policy(Gen gen) {
        return switch (gen.between(0, 2)) {
            case 0 -> new Volume(gen.factor(1_000));
            case 1 -> new Surplus(gen.factor(100), gen.factor(1_000));
            default ->
                new PriceImprovement(
                        gen.factor(100),
                        gen.factor(1_000),
                        new Quote(gen.positive(120), gen.positive(120), gen.uint(60)));
        };
    }

    private static Uint256 total(List<Uint256> fees) {
        return fees.stream().reduce(Uint256.ZERO, Uint256::plus);
    }
}
