package io.walras.auctioneer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the commands. */
@Command(
        name = "walras",
        description = "An intent-solver auction network with an auctioneer that nobody has to trust.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ArbitrateCommand.class,
            AuctioneerCommand.class,
            BondCommand.class,
            DeployCommand.class,
            ReplayCommand.class,
            SlashCommand.class,
            VersionCommand.class
        },
        versionProvider = Version.class)
public final class Main {
    private Main() {}

    /** Runs a command and exits with its code: 0 done, 1 failed, 2 wrong usage or malformed input. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::fail);
    }

    private static int refuse(CommandLine.ParameterException wrongUsage, String[] args) {
        CommandLine command = wrongUsage.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + oneLine(wrongUsage) + " (see " + name + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static int fail(Exception failure, CommandLine command, CommandLine.ParseResult result) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + oneLine(failure));
        return failure instanceof BadInputException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    private static String oneLine(Exception failure) {
        String message = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return message.lines().map(String::strip).reduce((a, b) -> a + " " + b).orElse("");
    }
}
