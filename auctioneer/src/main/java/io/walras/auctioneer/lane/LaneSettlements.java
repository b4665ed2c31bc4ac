package io.walras.auctioneer.lane;

import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderFill.Phase;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Decides for a lane what becomes of awards on the chain; pure functions, as those of {@link LaneMachine}. */
public final class LaneSettlements {
    private LaneSettlements() {}

    /** Records a transaction that was signed for a job and is to be broadcast once this is journaled. */
    public static Decision<Boolean> signed(LaneState state, LaneEvent.TransactionSigned signed) {
        boolean wanted = state.job(signed.job()).isPresent();
        return new Decision<>(wanted ? List.of(signed) : List.of(), wanted);
    }

    /** Moves a job to what the chain shows of it. Sightings may repeat and may go back after a reorganisation. */
    public static List<LaneEvent> sight(LaneState state, JobSighting sighting, long now) {
        Optional<SettlementJob> known = state.job(sighting.job());
        if (known.isEmpty()) {
            return List.of();
        }
        SettlementJob job = known.get();
        List<LaneEvent> events = new ArrayList<>();
        switch (sighting.place()) {
            case null -> leftItsBlock(state, job, now, events);
            case Place.Settled settled -> settled(state, job, settled, sighting.isFinal(), now, events);
            case Place.Failed failed -> failed(state, job, failed, now, events);
        }
        boolean isSettled = sighting.place() instanceof Place.Settled;
        if (sighting.deadlinePassed() && !isSettled && !job.isLapsed()) {
            events.addAll(sighting.makerFaults());
            String solversFault = sighting.solversFault();
            if (solversFault != null) {
                events.add(new LaneEvent.SolverFaulted(
                        sighting.job().auctionId(),
                        job.award().award().solver(),
                        SolverFault.NotSettled,
                        solversFault));
            }
            events.add(new LaneEvent.AwardLapsed(sighting.job()));
            List<OrderUid> uids = List.copyOf(job.award().fills().keySet());
            events.addAll(LaneMachine.pool(
                            state.applyAll(events),
                            new PoolInput.Lapse(sighting.job().auctionId(), uids, now))
                    .events());
        }
        if (sighting.isFinal() && (isSettled || sighting.deadlinePassed())) {
            events.add(new LaneEvent.JobFinished(sighting.job()));
        }
        return events;
    }

    /** Moves jobs to what the chain shows of them, one after the other. */
    public static List<LaneEvent> sightAll(LaneState state, List<JobSighting> sightings, long now) {
        List<LaneEvent> events = new ArrayList<>();
        LaneState soFar = state;
        for (JobSighting sighting : sightings) {
            List<LaneEvent> decided = sight(soFar, sighting, now);
            soFar = soFar.applyAll(decided);
            events.addAll(decided);
        }
        return events;
    }

    private static void leftItsBlock(LaneState state, SettlementJob job, long now, List<LaneEvent> events) {
        if (job.mined() != null || job.reverted() != null) {
            events.add(new LaneEvent.SettlementReturned(job.award().job()));
        }
        if (job.mined() != null) {
            events.addAll(advance(state, job, Phase.LIVE, now));
        }
    }

    private static void settled(
            LaneState state,
            SettlementJob job,
            Place.Settled settled,
            boolean isFinal,
            long now,
            List<LaneEvent> events) {
        if (!settled.settlement().equals(job.mined())) {
            events.add(new LaneEvent.SettlementMined(job.award().job(), settled.settlement()));
            events.addAll(advance(state, job, Phase.MINED, now));
        }
        if (isFinal) {
            events.add(new LaneEvent.SettlementFinal(job.award().job()));
            events.addAll(advance(state.applyAll(events), job, Phase.FINAL, now));
        }
    }

    private static void failed(
            LaneState state, SettlementJob job, Place.Failed failed, long now, List<LaneEvent> events) {
        if (!Objects.equals(job.reverted(), failed.transaction())) {
            events.add(new LaneEvent.SettlementReverted(
                    job.award().job(),
                    failed.transaction(),
                    failed.gasUsed(),
                    failed.effectiveGasPrice(),
                    failed.reason()));
        }
        if (job.mined() != null) {
            events.addAll(advance(state, job, Phase.LIVE, now));
        }
    }

    private static List<LaneEvent> advance(LaneState state, SettlementJob job, Phase phase, long now) {
        SortedMap<OrderUid, OrderFill> fills = new TreeMap<>();
        job.award().fills().forEach((uid, fill) -> fills.put(uid, fill.in(phase)));
        return LaneMachine.pool(state, new PoolInput.Advance(fills, now)).events();
    }
}
