package io.walras.examples.maker.cli;

import io.walras.examples.maker.Funds;
import io.walras.examples.maker.Market;
import io.walras.examples.maker.SkewingQuoter;
import io.walras.examples.quoteserver.QuoteServerQuoter;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.sdk.maker.Inventory;
import io.walras.sdk.maker.Ladder;
import io.walras.sdk.maker.MakerConnection;
import io.walras.sdk.maker.MakerOptions;
import io.walras.sdk.maker.Quoter;
import io.walras.settlement.KeyFile;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** Starts the example maker, and goes on until the process is told to end. */
@Command(
        name = "walras maker",
        description = {
            "Runs a market maker: streams ladders around a mid price, skewed by what it has, and answers requests with "
                    + "firm two-way quotes.",
            "It trades from the account of its key, which has to let the allowance holder take the tokens."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
    private static final Duration VALID_FOR = Duration.ofSeconds(4);
    private static final long REFRESH_MILLIS = 500;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Names this process; two of one maker need different names.")
    private String name = "";

    @Option(
            names = "--connect",
            required = true,
            paramLabel = "URL",
            description = "The auctioneer, for example http://127.0.0.1:8080.")
    private @Nullable URI url;

    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "FILE",
            description = "Private key of the maker: 0x and 64 hex digits.")
    private @Nullable Path keyFile;

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "HOCON with a block walras.maker (see docs/guide/maker.md).")
    private @Nullable Path config;

    @Option(
            names = "--memory",
            paramLabel = "FILE",
            description = "Keep promises in this file, for the process that comes after this one.")
    private @Nullable Path memory;

    @Option(
            names = "--quote-server",
            paramLabel = "URL",
            description = "Quote what a server of @0x/quote-server says there, instead of around the mid prices.")
    private @Nullable URI quoteServer;

    @Option(
            names = "--api-key",
            defaultValue = "walras",
            paramLabel = "KEY",
            description = "What the quote server wants as 0x-api-key (default: ${DEFAULT-VALUE}).")
    private String apiKey = "";

    @Option(names = "--approve", description = "Let the allowance holder take all of the tokens that are quoted.")
    private boolean approve;

    private Main() {}

    /** Runs the command and exits: 0 after a proper end, 1 if it cannot trade, 2 if it is called wrongly. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler(Main::fail);
    }

    /** One line: what is wrong must not scroll away under the usage text. */
    private static int refuse(ParameterException wrong, String[] args) {
        wrong.getCommandLine().getErr().println("walras maker: " + wrong.getMessage());
        return CommandLine.ExitCode.USAGE;
    }

    private static int fail(Exception failure, CommandLine command, ParseResult parsed) {
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        command.getErr().println("walras maker: " + reason);
        return CommandLine.ExitCode.SOFTWARE;
    }

    @Override
    public Integer call() throws InterruptedException {
        MakerConfig settings = sensible(() -> MakerConfig.read(Objects.requireNonNull(config)));
        PrivateKey key = key();
        MakerOptions options = sensible(() -> options(settings, key));
        Inventory inventory = new Inventory();
        count(settings, key, inventory);
        Showing quoter = quoter(settings, inventory);
        PrintWriter out = spec.commandLine().getOut();
        try (MakerConnection connection = MakerConnection.open(quoter.quoter(), inventory, options)) {
            CountDownLatch ended = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                connection.close();
                ended.countDown();
            }));
            out.println("maker " + name + " " + key.address() + " connects to " + options.url());
            out.flush();
            do {
                quoter.ladders().apply(VALID_FOR).forEach(connection::publish);
            } while (!connection.isEnded() && !ended.await(REFRESH_MILLIS, TimeUnit.MILLISECONDS));
            return CommandLine.ExitCode.OK;
        }
    }

    /** A quoter and the ladders that it shows for so long. */
    private record Showing(Quoter quoter, Function<Duration, List<Ladder>> ladders) {}

    private Showing quoter(MakerConfig settings, Inventory inventory) {
        if (quoteServer == null) {
            SkewingQuoter skewing = new SkewingQuoter(settings.markets(), inventory);
            return new Showing(skewing, skewing::shown);
        }
        List<PairTerms> pairs = settings.markets().stream().map(Market::pair).toList();
        QuoteServerQuoter asking =
                new QuoteServerQuoter(quoteServer, apiKey, settings.quoteSettler(), pairs, InstantSource.system());
        return new Showing(asking, asking::shown);
    }

    private MakerOptions options(MakerConfig settings, PrivateKey key) {
        MakerOptions options = MakerOptions.to(Objects.requireNonNull(url), key)
                .asInstance(name)
                .signingFor(settings.chainId(), settings.quoteSettler());
        return memory == null ? options : options.withMemory(memory);
    }

    private void count(MakerConfig settings, PrivateKey key, Inventory inventory) {
        Address maker = key.address();
        try (Funds funds =
                new Funds(settings.rpc(), settings.chainId(), settings.allowanceHolder(), settings.quoteSettler())) {
            if (approve) {
                funds.approve(key, settings.tokens());
            }
            PrintWriter err = spec.commandLine().getErr();
            funds.countInto(inventory, maker, settings.tokens())
                    .forEach(advice -> err.println("maker " + name + ": " + advice));
            err.flush();
        }
    }

    private PrivateKey key() {
        try {
            return KeyFile.read(Objects.requireNonNull(keyFile));
        } catch (KeyFile.Refused refused) {
            throw new ParameterException(spec.commandLine(), String.valueOf(refused.getMessage()), refused);
        }
    }

    private <T> T sensible(Supplier<T> read) {
        try {
            return read.get();
        } catch (IllegalArgumentException broken) {
            throw new ParameterException(spec.commandLine(), String.valueOf(broken.getMessage()), broken);
        }
    }
}
