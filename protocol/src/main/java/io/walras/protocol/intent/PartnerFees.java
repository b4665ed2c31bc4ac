package io.walras.protocol.intent;

import io.walras.protocol.num.Fraction;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** What the partner fees of an order may take together. */
public final class PartnerFees {
    /** The most fees that an order may name. */
    public static final int MAX_COUNT = 8;

    /** The most that they may take together, compounded, as a share of the volume. */
    public static final Fraction MAX_VOLUME_FACTOR = Fraction.of(1, 100);

    /** What is left for a fee is rounded down to a whole number of millionths, in the user's favor. */
    private static final BigInteger PRECISION = BigInteger.valueOf(1_000_000);

    private PartnerFees() {}

    /**
     * The fees, each cut to what those before it leave: (1 + cap) / (1 + taken) - 1, where taken is what they compound to.
     * Fees that can take nothing are left out.
     */
    public static List<PartnerFee> capped(List<PartnerFee> fees) {
        List<PartnerFee> kept = new ArrayList<>();
        Fraction grown = onePlus(Fraction.ZERO);
        for (PartnerFee fee : fees) {
            PartnerFee cut = cut(fee, left(grown));
            if (takes(cut)) {
                kept.add(cut);
                Fraction by = onePlus(cut.maxVolumeFactor());
                grown = new Fraction(
                        grown.numerator().multiply(by.numerator()),
                        grown.denominator().multiply(by.denominator()));
            }
        }
        return kept;
    }

    private static PartnerFee cut(PartnerFee fee, Fraction most) {
        return switch (fee) {
            case PartnerFee.Volume volume -> new PartnerFee.Volume(min(volume.factor(), most), volume.recipient());
            case PartnerFee.Surplus surplus ->
                new PartnerFee.Surplus(surplus.factor(), min(surplus.maxVolumeFactor(), most), surplus.recipient());
            case PartnerFee.PriceImprovement improvement ->
                new PartnerFee.PriceImprovement(
                        improvement.factor(), min(improvement.maxVolumeFactor(), most), improvement.recipient());
        };
    }

    private static boolean takes(PartnerFee fee) {
        boolean ofSomething = switch (fee) {
            case PartnerFee.Volume volume -> true;
            case PartnerFee.Surplus surplus -> !surplus.factor().isZero();
            case PartnerFee.PriceImprovement improvement ->
                !improvement.factor().isZero();
        };
        return ofSomething && !fee.maxVolumeFactor().isZero();
    }

    private static Fraction left(Fraction grown) {
        Fraction limit = onePlus(MAX_VOLUME_FACTOR);
        BigInteger millionths = limit.numerator()
                .multiply(grown.denominator())
                .multiply(PRECISION)
                .divide(limit.denominator().multiply(grown.numerator()))
                .subtract(PRECISION);
        return new Fraction(millionths.max(BigInteger.ZERO), PRECISION);
    }

    private static Fraction onePlus(Fraction part) {
        return new Fraction(part.numerator().add(part.denominator()), part.denominator());
    }

    private static Fraction min(Fraction one, Fraction other) {
        boolean oneIsLess = one.numerator()
                        .multiply(other.denominator())
                        .compareTo(other.numerator().multiply(one.denominator()))
                <= 0;
        return oneIsLess ? one : other;
    }
}
