package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.StoredJson;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.DutyRecord;
import io.walras.protocol.duty.SolverFault;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The solvers' faults, and what the breaker knows of each of them. */
final class DutyTable {
    private final Sql sql;

    DutyTable(Sql sql) {
        this.sql = sql;
    }

    void settled(Address solver, long at) {
        change(solver, duty -> duty.settled(at));
    }

    void fault(long sequenceNumber, long at, LaneEvent.SolverFaulted faulted) {
        sql.update(
                "INSERT INTO solver_faults (sequence_number, auction_id, solver, fault, evidence, at_millis)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                sequenceNumber,
                faulted.auctionId(),
                faulted.solver(),
                faulted.fault(),
                faulted.evidence(),
                at);
        change(faulted.solver(), duty -> duty.faulted(at));
    }

    /** The solvers that committed a fault in the auction. */
    SortedSet<Address> atFault(long auctionId) {
        SortedSet<Address> solvers = new TreeSet<>();
        ofAuction(auctionId).forEach(fault -> solvers.add(fault.solver()));
        return solvers;
    }

    /** The faults of the auction, as they were found. */
    List<PublishedFault> ofAuction(long auctionId) {
        return sql.list(
                "SELECT * FROM solver_faults WHERE auction_id = ? ORDER BY sequence_number",
                DutyTable::fault,
                auctionId);
    }

    /** How many faults the solver has ever committed. */
    long faults(Address solver) {
        return sql.first("SELECT COUNT(*) AS n FROM solver_faults WHERE solver = ?", row -> row.number("n"), solver)
                .orElseThrow();
    }

    /** What the breaker knows of the solver. */
    DutyRecord duty(Address solver) {
        return sql.first(
                        "SELECT duty FROM solver_duties WHERE solver = ?",
                        row -> StoredJson.read(row.text("duty"), DutyRecord.class),
                        solver)
                .orElse(DutyRecord.CLEAN);
    }

    private void change(Address solver, UnaryOperator<DutyRecord> change) {
        String next = StoredJson.write(change.apply(duty(solver)));
        if (sql.update("UPDATE solver_duties SET duty = ? WHERE solver = ?", next, solver) == 0) {
            sql.update("INSERT INTO solver_duties (solver, duty) VALUES (?, ?)", solver, next);
        }
    }

    private static PublishedFault fault(Row row) {
        return new PublishedFault(
                row.address("solver"),
                row.constant("fault", SolverFault.class),
                row.text("evidence"),
                row.number("at_millis"));
    }
}
