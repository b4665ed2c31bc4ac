package io.walras.auctioneer.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the version. */
@Command(name = "version", description = "Prints the version.", mixinStandardHelpOptions = true)
final class VersionCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected before run()
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().println("walras " + Version.current());
    }
}
