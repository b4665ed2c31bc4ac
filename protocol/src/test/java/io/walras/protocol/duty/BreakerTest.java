package io.walras.protocol.duty;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static final Address SOLVER = Address.fromHex("0x00000000000000000000000000000000000000a1");
    private static final Address OTHER = Address.fromHex("0x00000000000000000000000000000000000000b2");
    private static final long NOON = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @CsvSource({"1,1,false", "2,4,true", "2,5,false", "3,10,true", "13,100,false", "14,100,true"})
    void shouldTripAboveTwelvePercentOfTheSmoothedRate(int faults, int outcomes, boolean trips) {
        assertThat(BreakerRules.isTooMany(faults, outcomes)).isEqualTo(trips);
    }

    @Test
    void shouldKeepASolverOutForAQuarterOfAnHourAfterItsSecondFault() {
        Breaker breaker = Breaker.EMPTY.faulted(SOLVER, NOON).faulted(SOLVER, NOON + 1);

        assertThat(breaker.blocked(NOON + 1)).containsEntry(SOLVER, NOON + 1 + 15 * MINUTE);
        assertThat(breaker.blocked(NOON + 15 * MINUTE)).containsKey(SOLVER);
        assertThat(breaker.blocked(NOON + 1 + 15 * MINUTE)).isEmpty();
    }

    @Test
    void shouldNotHoldOneFaultAgainstASolver() {
        assertThat(Breaker.EMPTY.faulted(SOLVER, NOON).blocked(NOON)).isEmpty();
    }

    @Test
    void shouldLeaveOtherSolversAlone() {
        Breaker breaker = Breaker.EMPTY.faulted(SOLVER, NOON).faulted(OTHER, NOON);

        assertThat(breaker.blocked(NOON)).isEmpty();
    }

    @Test
    void shouldForgetFaultsAfterADay() {
        Breaker breaker = Breaker.EMPTY.faulted(SOLVER, NOON).faulted(SOLVER, NOON + BreakerRules.WINDOW_MILLIS);

        assertThat(breaker.blocked(NOON + BreakerRules.WINDOW_MILLIS)).isEmpty();
        assertThat(breaker.of(SOLVER).outcomes()).hasSize(1);
    }

    @Test
    void shouldDoubleTheTimeOutUpToThirtyTwoHours() {
        DutyRecord duty = DutyRecord.CLEAN.faulted(NOON).faulted(NOON);
        for (int time = 1; time <= 9; time++) {
            long back = duty.blockedUntil();
            duty = duty.faulted(back).faulted(back);
            long minutes = Math.min(15L << time, 32 * 60);
            assertThat(duty.blockedUntil()).as("time %s", time).isEqualTo(back + minutes * MINUTE);
            duty = new DutyRecord(duty.outcomes().subList(0, 1), duty.level(), 0, duty.blockedUntil());
        }
    }

    @Test
    void shouldBeginTheTimeOutAnewForAFaultWithinIt() {
        DutyRecord duty = DutyRecord.CLEAN.faulted(NOON).faulted(NOON).faulted(NOON + 5 * MINUTE);

        assertThat(duty.blockedUntil()).isEqualTo(NOON + 20 * MINUTE);
        assertThat(duty.level()).isEqualTo(1);
    }

    @Test
    void shouldTakeOneDoublingBackForSixSettlementsInARow() {
        DutyRecord duty = DutyRecord.CLEAN.faulted(NOON).faulted(NOON);
        for (int i = 1; i <= 5; i++) {
            duty = duty.settled(NOON + 20 * MINUTE + i);
        }
        assertThat(duty.level()).isEqualTo(1);
        assertThat(duty.settled(NOON + 21 * MINUTE).level()).isZero();
    }

    @Test
    void shouldBeginTheRunAnewAfterAFault() {
        DutyRecord duty = new DutyRecord(DutyRecord.CLEAN.outcomes(), 1, 5, 0).faulted(NOON);

        assertThat(duty.settled(NOON + 1).level()).isEqualTo(1);
    }

    @Test
    void shouldCountNoMoreThanTheLatestHundredOutcomes() {
        DutyRecord duty = DutyRecord.CLEAN.faulted(NOON);
        for (int i = 1; i <= 100; i++) {
            duty = duty.settled(NOON + i);
        }
        assertThat(duty.outcomes()).hasSize(100);
        assertThat(duty.faults()).isZero();
    }
}
