package io.walras.auctioneer.solver;

import io.walras.auctioneer.solver.KnownSolver.Kind;
import io.walras.auctioneer.solver.session.Participant;
import io.walras.auctioneer.solver.session.SolverFloor;
import io.walras.protocol.chain.Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is published of the solvers: those that the operator knows, and those that have or had a session. */
public final class KnownSolvers {
    private final Map<Address, SolverSettings> known;
    private final SolverFloor floor;
    private final DeliveryTimes delivery;

    public KnownSolvers(List<SolverSettings> known, SolverFloor floor, DeliveryTimes delivery) {
        this.known = known.stream().collect(Collectors.toMap(SolverSettings::address, Function.identity()));
        this.floor = floor;
        this.delivery = delivery;
    }

    /** All of them, ascending by address. Tells nothing of an auction that is not decided. */
    public List<KnownSolver> all() {
        SortedMap<Address, Participant> present = new TreeMap<>(floor.present());
        SortedSet<Address> addresses = new TreeSet<>(present.keySet());
        addresses.addAll(known.keySet());
        addresses.addAll(delivery.solvers());
        return addresses.stream()
                .map(solver -> new KnownSolver(
                        name(solver), solver, kind(present, solver), present.containsKey(solver), delivery.of(solver)))
                .toList();
    }

    /** What the operator calls the solver, if it does. */
    public Optional<String> nameOf(Address solver) {
        return Optional.ofNullable(name(solver));
    }

    private Kind kind(SortedMap<Address, Participant> present, Address solver) {
        Participant here = present.get(solver);
        if (here != null) {
            return here.shadow() ? Kind.SHADOW : Kind.SEALED;
        }
        SolverSettings settings = known.get(solver);
        return settings != null && settings.engine().isPresent() ? Kind.OPEN : Kind.SEALED;
    }

    private @Nullable String name(Address solver) {
        SolverSettings settings = known.get(solver);
        return settings == null ? null : settings.name();
    }
}
