package io.walras.solvers.cli;

import io.walras.sdk.conformance.EngineConformance;
import io.walras.sdk.conformance.Report;
import java.io.PrintWriter;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks an engine against the conformance kit. */
@Command(
        name = "walras conformance",
        mixinStandardHelpOptions = true,
        subcommands = Conformance.Engine.class,
        description = "Checks a solver engine against the conformance kit.")
public final class Conformance {
    private Conformance() {}

    /** Runs the command and exits: 0 if everything conforms, 1 if not, 2 if it is called wrongly. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Conformance());
    }

    /** Asks an HTTP engine to solve recorded auctions and judges its bundles. */
    @Command(
            name = "engine",
            mixinStandardHelpOptions = true,
            description = "Asks an engine (POST URL/solve) to solve recorded auctions and judges what it bids.")
    static final class Engine implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "URL", description = "the engine, for example http://127.0.0.1:8081")
        private URI url = URI.create("");

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            boolean conforms = true;
            for (Report report : new EngineConformance(url, InstantSource.system()).run()) {
                conforms &= report.conforms();
                out.println((report.conforms() ? "ok      " : "FAILED  ") + report.name());
                report.findings().forEach(finding -> out.println("        " + finding));
            }
            out.println(conforms ? "conforms" : "does not conform");
            out.flush();
            return conforms ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        }
    }
}
