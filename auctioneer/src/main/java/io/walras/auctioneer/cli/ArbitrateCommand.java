package io.walras.auctioneer.cli;

import static java.util.Objects.requireNonNull;

import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.arbitration.Arbitration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code walras arbitrate}: judges a published auction again, with the auctioneer's own code. */
@Command(
        name = "arbitrate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Judges an auction from a file: scores its bids, filters them and chooses the winners.",
            "Prints the verdict as JSON. docs/reference/scoring.md describes the file."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:judged", "2:a file is missing or malformed; one line on standard error says where"})
final class ArbitrateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // injected before call()
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Source source;

    /** Either one file or a folder of them. */
    private static final class Source {
        @Parameters(paramLabel = "FILE", description = "An auction as JSON.")
        private @Nullable Path file;

        @Option(
                names = "--batch",
                paramLabel = "DIR",
                description = "A folder of auctions; prints one JSON object of their verdicts, keyed by file name."
                        + " Hidden files and folders in it are left alone.")
        private @Nullable Path folder;
    }

    @Override
    public Integer call() {
        String verdict = source.file != null
                ? judge(source.file).toJson()
                : Arbitration.toJson(judgeAll(requireNonNull(source.folder)));
        spec.commandLine().getOut().println(verdict);
        return 0;
    }

    private static SortedMap<String, Arbitration> judgeAll(Path folder) {
        SortedMap<String, Arbitration> verdicts = new TreeMap<>();
        for (Path file : files(folder)) {
            verdicts.put(String.valueOf(file.getFileName()), judge(file));
        }
        return verdicts;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isRegularFile(entry) && !isHidden(entry))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new BadInputException(folder + ": not a readable folder");
        }
    }

    private static boolean isHidden(Path entry) {
        return String.valueOf(entry.getFileName()).startsWith(".");
    }

    private static Arbitration judge(Path file) {
        try {
            return Arbitration.of(read(file));
        } catch (MalformedJsonException malformed) {
            throw new BadInputException(file + ": " + malformed.getMessage());
        }
    }

    private static byte[] read(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) > Arbitration.MAX_BYTES) {
                throw new BadInputException(file + ": longer than " + Arbitration.MAX_BYTES + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new BadInputException(file + ": not a readable file");
        }
    }
}
