package io.walras.solvers.cli;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.sdk.session.SessionOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of a solver that connects to an auctioneer instead of serving. */
final class Session {
    @Option(
            names = "--connect",
            required = true,
            paramLabel = "URL",
            description = "auctioneer to take part at over a session of sealed bids, instead of serving on a port")
    private String url = "";

    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "FILE",
            description = "private key of the solver: 0x and 64 hex digits")
    private @Nullable Path keyFile;

    @Option(
            names = "--payout",
            paramLabel = "ADDRESS",
            description = "gets what settlements leave over (default: the solver's own address)")
    private @Nullable String payout;

    @Option(names = "--auctioneer", paramLabel = "ADDRESS", description = "trust receipts of this signer alone")
    private @Nullable String auctioneer;

    @Option(names = "--shadow", description = "take part without being able to win, to see how it would have done")
    private boolean shadow;

    @Option(
            names = "--memory",
            paramLabel = "FILE",
            description = "keep sealed bids in this file, so that they are opened although the process is killed and "
                    + "started again")
    private @Nullable Path memory;

    /**
     * The options of the session.
     *
     * @param safetyMargin time between the end of solving and the close of an auction
     * @throws IllegalArgumentException if they make no sense; says why
     */
    SessionOptions options(Duration safetyMargin) {
        SessionOptions options = SessionOptions.to(URI.create(url), key())
                .withPace(SessionOptions.Pace.USUAL.withSafetyMargin(safetyMargin));
        options = address("--payout", payout).map(options::withPayout).orElse(options);
        options =
                address("--auctioneer", auctioneer).map(options::withAuctioneer).orElse(options);
        options = memory == null ? options : options.withMemory(memory);
        return shadow ? options.asShadow() : options;
    }

    private PrivateKey key() {
        if (keyFile == null) {
            throw new IllegalArgumentException("--key-file is missing");
        }
        return KeyText.read(keyFile);
    }

    private static Optional<Address> address(String option, @Nullable String text) {
        return Optional.ofNullable(text)
                .map(given -> Address.parse(given)
                        .orElseThrow(() -> new IllegalArgumentException(option + " is not an address: " + given)));
    }
}
