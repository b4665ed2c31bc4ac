package io.walras.auctioneer.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.testing.Property;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Forty solvers, twenty of which misbehave, against the twenty others alone. */
class HostileSolversTest {
    private static final int A_FEW = 3;

    @Test
    void shouldDecideWhatItWouldWithoutThemWhateverSolversDoWrong() {
        Property.forAll(1, gen -> compare(gen.between(0, 1_000_000), Integer.MAX_VALUE));
    }

    @Test
    void shouldDecideWhatItWouldWithoutThemWhoeverDoesWhatWrong() {
        Property.forAll(2, gen -> compare(gen.between(1_000_001, 2_000_000), A_FEW));
    }

    private static void compare(long seed, int most) {
        List<Campaign.Outcome> alone = run(seed, false, most);
        assertThat(run(seed, true, most)).isEqualTo(alone);
    }

    private static List<Campaign.Outcome> run(long seed, boolean inCompany, int most) {
        try (Campaign campaign = new Campaign(seed, inCompany, most)) {
            List<Campaign.Outcome> outcomes = campaign.run();
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.winners()).isNotEmpty());
            return outcomes;
        }
    }
}
