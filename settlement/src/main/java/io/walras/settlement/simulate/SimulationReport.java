package io.walras.settlement.simulate;

import io.walras.protocol.auction.Competition;
import java.util.List;

/**
 * What became of each candidate, in their order, and on which state.
 *
 * @param at the block whose state the first candidate was tried on
 */
public record SimulationReport(Competition.SimulatedAt at, List<Verdict> verdicts) {
    public SimulationReport {
        verdicts = List.copyOf(verdicts);
    }
}
