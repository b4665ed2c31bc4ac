package io.walras.solvers.cli;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.Sides;
import io.walras.sdk.conformance.HubConformance;
import io.walras.sdk.conformance.HubTerms;
import io.walras.sdk.conformance.MakerConformance;
import io.walras.sdk.conformance.ShownPair;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks a maker as a hub sees it, or a hub as a maker sees it. */
@Command(
        name = "walras maker-check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks a maker against the conformance kit: is its hub (--listen) or asks it over HTTP (--http).",
            "Or checks a hub (--hub), being a maker that does what is allowed and what is not."
        })
public final class MakerCheck implements Callable<Integer> {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PARTS = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(multiplicity = "1")
    private Checked checked = new Checked();

    @Option(names = "--maker", paramLabel = "ADDRESS", description = "whose quotes are expected (--listen, --http)")
    private @Nullable String maker;

    @Option(
            names = "--pair",
            paramLabel = "BASE:QUOTE:MIN:MAX",
            description = "a pair that the maker quotes, sizes in atoms of the base token (--http, --hub); repeatable")
    private List<String> pairs = new ArrayList<>();

    @Option(
            names = "--price",
            paramLabel = "BASE:QUOTE",
            description = "atoms of the base token for atoms of the quote token, at which it shows the pair (--hub)")
    private @Nullable String price;

    @Option(names = "--key-file", paramLabel = "FILE", description = "private key of the maker to be (--hub)")
    private @Nullable Path keyFile;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "address to serve on (--listen; default: ${DEFAULT-VALUE})")
    private String host = "";

    @Option(names = "--chain-id", paramLabel = "N", description = "chain to sign for (default: 31337)")
    private long chainId = HubTerms.NOWHERE.chainId();

    @Option(
            names = "--quote-settler",
            paramLabel = "ADDRESS",
            description = "contract to sign for (default: one that is nowhere)")
    private @Nullable String quoteSettler;

    @Option(
            names = "--max-bias-ppm",
            defaultValue = "" + MakerConformance.MOST_BIAS_PPM,
            paramLabel = "PPM",
            description = "what firm quotes may give less than the ladder on average (default: ${DEFAULT-VALUE})")
    private long mostBiasPpm;

    @Option(
            names = "--wait",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "how long a request of the hub is waited for (--hub; default: ${DEFAULT-VALUE})")
    private int seconds;

    @Mixin
    private Told told = new Told();

    private MakerCheck() {}

    /** What is checked. */
    private static final class Checked {
        @Option(
                names = "--listen",
                required = true,
                paramLabel = "PORT",
                description = "be the hub there; 0 for any port")
        private @Nullable Integer port;

        @Option(names = "--http", required = true, paramLabel = "URL", description = "ask the maker that is there")
        private @Nullable URI http;

        @Option(names = "--hub", required = true, paramLabel = "URL", description = "be a maker of this auctioneer")
        private @Nullable URI hub;
    }

    /** Runs the command and exits: 0 if everything conforms, 1 if not, 2 if it is called wrongly. */
    public static void main(String[] args) {
        // The report is all there is to say: that nobody logs is no news.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new MakerCheck());
    }

    @Override
    public Integer call() {
        try {
            if (checked.port != null) {
                return listen(checked.port);
            }
            return checked.http != null ? ask(checked.http) : probe(checked.hub);
        } catch (IllegalArgumentException wrong) {
            throw told.wrong(wrong);
        }
    }

    private int listen(int port) {
        return told.tell(conformance().serve(new InetSocketAddress(host, port), secret(), url -> {
            spec.commandLine().getErr().println("waiting for " + maker + " at " + url);
            spec.commandLine().getErr().flush();
        }));
    }

    private int ask(URI url) {
        if (pairs.isEmpty()) {
            throw new IllegalArgumentException("--http needs a --pair");
        }
        return told.tell(
                conformance().ask(url, pairs.stream().map(MakerCheck::pair).toList()));
    }

    private int probe(@Nullable URI url) {
        if (url == null || keyFile == null) {
            throw new IllegalArgumentException("--hub needs a --key-file");
        }
        PrivateKey key = KeyText.read(keyFile);
        return told.tell(
                new HubConformance(url, key, InstantSource.system(), Duration.ofSeconds(seconds), shown()).run());
    }

    private Optional<ShownPair> shown() {
        if (pairs.isEmpty() != (price == null)) {
            throw new IllegalArgumentException("--hub shows a pair by --pair and --price together");
        }
        return price == null ? Optional.empty() : Optional.of(new ShownPair(pair(pairs.getFirst()), priceOf(price)));
    }

    private static PriceJson priceOf(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("not BASE:QUOTE: " + text);
        }
        return new PriceJson(amount(parts[0]), amount(parts[1]));
    }

    private MakerConformance conformance() {
        if (maker == null) {
            throw new IllegalArgumentException("--maker is needed");
        }
        HubTerms nowhere = HubTerms.NOWHERE;
        HubTerms terms = new HubTerms(
                chainId,
                nowhere.settlement(),
                quoteSettler == null ? nowhere.quoteSettler() : address(quoteSettler),
                nowhere.allowanceHolder(),
                nowhere.pingMs());
        return new MakerConformance(address(maker), terms, InstantSource.system(), mostBiasPpm);
    }

    private static PairTerms pair(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("not BASE:QUOTE:MIN:MAX: " + text);
        }
        return new PairTerms(address(parts[0]), address(parts[1]), amount(parts[2]), amount(parts[3]), Sides.Both);
    }

    private static Address address(String text) {
        return Address.parse(text).orElseThrow(() -> new IllegalArgumentException("not an address: " + text));
    }

    private static Uint256 amount(String text) {
        return Uint256.parseDecimal(text).orElseThrow(() -> new IllegalArgumentException("not an amount: " + text));
    }

    private static Bytes32 secret() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Bytes32.of(bytes);
    }
}
