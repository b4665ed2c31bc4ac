package io.walras.examples.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Entry point of the examples. */
@Command(
        name = "walras",
        description = "Examples on a development network.",
        subcommands = {DevnetCommand.class, DemoCommand.class},
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    /** Runs the command and exits: 0 if it did what it should, 1 if not, 2 for wrong arguments. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .registerConverter(Duration.class, DurationText::parse)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::fail);
    }

    /** One line: what is wrong must not scroll away under the usage text. */
    private static int refuse(ParameterException wrong, String[] args) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        wrong.getCommandLine().getErr().println(command + ": " + wrong.getMessage() + " (see " + command + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int fail(Exception failure, CommandLine command, ParseResult parsed) {
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + reason);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
