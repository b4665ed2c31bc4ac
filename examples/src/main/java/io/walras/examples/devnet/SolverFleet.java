package io.walras.examples.devnet;

import io.walras.examples.process.JavaChild;
import io.walras.examples.process.Loopback;
import io.walras.examples.process.ProcessGroup;
import io.walras.examples.process.Sessions;
import io.walras.examples.process.Supervisor;
import io.walras.examples.process.Tethered;
import io.walras.protocol.chain.Bytes32;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /**
     * Seats all solvers, the reference solvers first, the others by name, and starts those that listen.
     *
     * @param api of the auctioneer, where the others will open their sessions
     */
    List<SolverSeat> start(Market market, URI api) {
        if (options.ownSolvers()) {
            for (OwnSolver solver : options.solvers()) {
                seat(solver.solverName(), solver.overSession() ? api : serve(solver, market), solver.overSession());
            }
        }
        options.foreignSolvers().forEach((name, url) -> seat(name, url, false));
        options.sessionSolvers().forEach((name, file) -> {
            seat(name, api, true);
            Folder.writeSecret(file, keyText(seats.getLast()));
        });
        return List.copyOf(seats);
    }

    /** Waits until the reference solvers that listen answer. */
    void awaitReady() throws InterruptedException {
        for (Supervisor supervisor : started) {
            supervisor.awaitReady();
        }
    }

    /** Starts those that open sessions, once the auctioneer is ready, and waits until it knows them. */
    void connect(Market market) throws InterruptedException {
        for (SolverSeat seat : seats) {
            if (seat.overSession() && OwnSolver.isName(seat.name())) {
                Path key = folder.write(seat.name() + ".key", keyText(seat));
                List<String> arguments =
                        List.of(seat.name(), "--connect", seat.url().toString(), "--key-file", key.toString());
                OwnSolver solver = OwnSolver.valueOf(seat.name().toUpperCase(Locale.ROOT));
                supervise(solver, market, arguments, seat.url().resolve("/readyz"));
                Sessions.awaitConnected(seat.url(), seat.key().address());
            }
        }
    }

    private static String keyText(SolverSeat seat) {
        return Bytes32.of(seat.key().secretBytes()) + "\n";
    }

    private void seat(String name, URI url, boolean overSession) {
        seats.add(new SolverSeat(name, Roles.solver(seats.size()), url, overSession));
    }

    private URI serve(OwnSolver solver, Market market) {
        int port = Loopback.freePort(options.host());
        URI url = URI.create("http://" + options.host() + ":" + port);
        started.add(supervise(
                solver, market, List.of(solver.solverName(), "--port", String.valueOf(port)), url.resolve("/healthz")));
        return url;
    }

    private Supervisor supervise(OwnSolver solver, Market market, List<String> call, URI health) {
        String name = solver.solverName();
        List<String> arguments = new ArrayList<>(call);
        Configs.solver(solver, market)
                .map(config -> folder.write(name + ".conf", config))
                .ifPresent(file -> arguments.addAll(List.of("--config", file.toString())));
        Supervisor supervisor = group.add(Supervisor.start(
                () -> JavaChild.start(name, Tethered.Program.SOLVER, HEAP_MEGABYTES, arguments, folder.log(name)),
                health,
                roster::running));
        roster.running(supervisor.child());
        roster.needs(supervisor.failure());
        return supervisor;
    }
}
