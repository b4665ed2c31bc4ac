package io.walras.examples.devnet;

import io.walras.examples.process.JavaChild;
import io.walras.examples.process.Loopback;
import io.walras.examples.process.ProcessGroup;
import io.walras.examples.process.Supervisor;
import io.walras.examples.process.Tethered;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The solvers of the network: the reference solvers as processes of their own, and engines that others run. */
final class SolverFleet {
    private static final int HEAP_MEGABYTES = 128;

    private final DevnetOptions options;
    private final Folder folder;
    private final Roster roster;
    private final ProcessGroup group;
    private final List<SolverSeat> seats = new ArrayList<>();
    private final List<Supervisor> started = new ArrayList<>();

    SolverFleet(DevnetOptions options, Folder folder, Roster roster, ProcessGroup group) {
        this.options = options;
        this.folder = folder;
        this.roster = roster;
        this.group = group;
    }

    /** Starts the reference solvers and seats all solvers, the reference solvers first, the others by name. */
    List<SolverSeat> start(Market market) {
        if (options.ownSolvers()) {
            for (OwnSolver solver : OwnSolver.values()) {
                seat(solver.solverName(), start(solver, market));
            }
        }
        options.foreignSolvers().forEach(this::seat);
        return List.copyOf(seats);
    }

    /** Waits until the reference solvers answer. */
    void awaitReady() throws InterruptedException {
        for (Supervisor supervisor : started) {
            supervisor.awaitReady();
        }
    }

    private void seat(String name, URI url) {
        seats.add(new SolverSeat(name, Roles.solver(seats.size()), url));
    }

    private URI start(OwnSolver solver, Market market) {
        String name = solver.solverName();
        int port = Loopback.freePort(options.host());
        List<String> arguments = new ArrayList<>(List.of(name, "--port", String.valueOf(port)));
        Configs.solver(solver, market)
                .map(config -> folder.write(name + ".conf", config))
                .ifPresent(file -> arguments.addAll(List.of("--config", file.toString())));
        URI url = URI.create("http://" + options.host() + ":" + port);
        Supervisor supervisor = group.add(Supervisor.start(
                () -> JavaChild.start(name, Tethered.Program.SOLVER, HEAP_MEGABYTES, arguments, folder.log(name)),
                url.resolve("/healthz"),
                roster::running));
        roster.running(supervisor.child());
        roster.needs(supervisor.failure());
        started.add(supervisor);
        return url;
    }
}
