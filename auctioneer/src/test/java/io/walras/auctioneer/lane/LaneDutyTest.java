package io.walras.auctioneer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Samples;
import io.walras.protocol.duty.BreakerRules;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Pools;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rewards, faults, and solvers that are kept out. */
class LaneDutyTest extends LaneLife {
    @Test
    void shouldOfferRewardsAndNoteTheFaultsOfBidsWithTheAward() {
        Intent intent = admit(Orders.sell());
        cut();
        List<LaneEvent> events = machine.close(state, competition(1), Samples.evidence(), List.of(winner(intent, 1)), 5)
                .events();

        assertThat(events)
                .contains(new LaneEvent.RewardsOffered(1, RewardRules.STANDARD))
                .contains(new LaneEvent.SolverFaulted(
                        1,
                        Samples.evidence().faults().getFirst().solver(),
                        SolverFault.NotOpened,
                        "did not open its bid in time"));
    }

    @Test
    void shouldOfferNoRewardsWithoutAnAward() {
        admit(Orders.sell());
        cut();

        assertThat(machine.close(state, competition(), Samples.evidence(), List.of(), 5)
                        .events())
                .noneMatch(LaneEvent.RewardsOffered.class::isInstance);
    }

    @Test
    void shouldBlameTheSolverBeforeItsAwardLapses() {
        JobId job = award(admit(Orders.sell())).job();

        List<LaneEvent> events = LaneSettlements.sight(
                state, new JobSighting(job, null, false, true, "InteractionFailed(1, 0, )", List.of()), NOW);

        assertThat(events.subList(0, 2))
                .containsExactly(
                        new LaneEvent.SolverFaulted(1, SOLVER, SolverFault.NotSettled, "InteractionFailed(1, 0, )"),
                        new LaneEvent.AwardLapsed(job));
    }

    @Test
    void shouldBlameNobodyForALapseWithoutAProof() {
        JobId job = award(admit(Orders.sell())).job();

        assertThat(LaneSettlements.sight(state, new JobSighting(job, null, false, true), NOW))
                .noneMatch(LaneEvent.SolverFaulted.class::isInstance);
    }

    @Test
    void shouldKeepASolverOutByTheTimesOfTheJournalAndRememberItInASnapshot() {
        LaneEvent fault = new LaneEvent.SolverFaulted(1, SOLVER, SolverFault.NotSettled, "evidence");
        state = state.apply(new LaneRecord(NOW, fault)).apply(new LaneRecord(NOW + 5, fault));

        LaneState restored = LaneSnapshot.of(state).restore(Pools.rules(10, 10));

        assertThat(restored.breaker().blocked(NOW + 5))
                .containsExactly(Map.entry(SOLVER, NOW + 5 + BreakerRules.FIRST_BLOCK_MILLIS));
    }

    @Test
    void shouldCountAFinalSettlementForItsSolver() {
        JobId job = award(admit(Orders.sell())).job();

        state = state.apply(new LaneRecord(NOW, new LaneEvent.SettlementFinal(job)));

        assertThat(state.breaker().of(SOLVER).cleanRun()).isEqualTo(1);
    }
}
