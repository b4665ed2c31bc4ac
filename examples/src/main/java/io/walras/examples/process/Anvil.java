package io.walras.examples.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The development chain: an anvil process that mines each transaction at once and a block every second besides. */
public final class Anvil {
    /** How many funded accounts it starts with. */
    public static final int ACCOUNTS = 40;

    /** What each of them has, in ether. */
    private static final long ETHER = 100_000;

    /**
     * Anvil does not watch its standard input, so a shell beside it does. The shell becomes anvil (exec), hence the pid
     * is anvil's own.
     */
    private static final String TETHER =
            "exec 3<&0; (cat <&3 >/dev/null; kill $$ 2>/dev/null) & exec 3<&-; exec \"$@\" </dev/null";

    private Anvil() {}

    /** Starts anvil on this loopback host and port. */
    public static Child start(Path binary, String host, int port, long chainId, Path log) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", TETHER, "sh", binary.toString()));
        command.addAll(List.of("--host", Loopback.requireLoopback(host), "--port", String.valueOf(port)));
        command.addAll(List.of("--chain-id", String.valueOf(chainId)));
        command.addAll(List.of("--accounts", String.valueOf(ACCOUNTS), "--balance", String.valueOf(ETHER)));
        command.addAll(List.of("--block-time", "1", "--mixed-mining", "--quiet"));
        return Child.start("anvil", command, log);
    }

    /**
     * The anvil to use: the one that the environment variable WALRAS_ANVIL names, else the one that the contracts' npm
     * packages brought, else the one on the PATH.
     *
     * @throws IllegalStateException if there is none
     */
    public static Path find(Path home) {
        Optional<Path> named =
                Optional.ofNullable(System.getenv("WALRAS_ANVIL")).map(Path::of);
        if (named.isPresent() && !Files.isExecutable(named.get())) {
            throw new IllegalStateException("WALRAS_ANVIL names " + named.get() + ", which cannot be executed");
        }
        return named.or(() -> first(
                        Stream.of(home.resolve("contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil"))))
                .or(() -> first(folders(System.getenv("PATH")).map(folder -> folder.resolve("anvil"))))
                .orElseThrow(() -> new IllegalStateException(
                        "no anvil found: install Foundry so that anvil is on PATH, or set WALRAS_ANVIL"));
    }

    private static Stream<Path> folders(@Nullable String path) {
        return path == null
                ? Stream.empty()
                : Stream.of(path.split(File.pathSeparator, -1)).map(Path::of);
    }

    private static Optional<Path> first(Stream<Path> candidates) {
        return candidates.filter(Files::isExecutable).findFirst();
    }
}
