package io.walras.protocol.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PartnerFeesTest {
    private static final Address FIRST = Orders.ALICE.address();
    private static final Address SECOND = Orders.BOB.address();

    @Test
    void shouldLeaveFeesBelowTheMostAsTheyAre() {
        List<PartnerFee> fees = List.of(
                new PartnerFee.Volume(bps(30), FIRST),
                new PartnerFee.Surplus(Fraction.of(1, 2), bps(40), SECOND),
                new PartnerFee.PriceImprovement(Fraction.of(1, 3), bps(20), FIRST));

        assertThat(PartnerFees.capped(fees)).isEqualTo(fees);
    }

    @Test
    void shouldCutTheFeeThatExceedsTheMostAndLeaveOutThoseBehindIt() {
        // 1.01 / 1.006 - 1 = 0.003976.., in millionths
        assertThat(PartnerFees.capped(List.of(
                        new PartnerFee.Volume(bps(60), FIRST),
                        new PartnerFee.Surplus(Fraction.of(1, 2), bps(60), SECOND),
                        new PartnerFee.Volume(bps(60), FIRST))))
                .startsWith(
                        new PartnerFee.Volume(bps(60), FIRST),
                        new PartnerFee.Surplus(Fraction.of(1, 2), Fraction.of(3_976, 1_000_000), SECOND))
                .hasSize(2);
    }

    @Test
    void shouldNeverTakeMoreThanTheMostTogether() {
        List<PartnerFee> capped =
                PartnerFees.capped(Stream.<PartnerFee>generate(() -> new PartnerFee.Volume(bps(17), FIRST))
                        .limit(PartnerFees.MAX_COUNT)
                        .toList());

        double grown = 1;
        for (PartnerFee fee : capped) {
            grown *= 1
                    + fee.maxVolumeFactor().numerator().doubleValue()
                            / fee.maxVolumeFactor().denominator().doubleValue();
        }
        assertThat(grown).isBetween(1.00999, 1.01);
    }

    private static Fraction bps(int bps) {
        return Fraction.of(bps, 10_000);
    }
}
