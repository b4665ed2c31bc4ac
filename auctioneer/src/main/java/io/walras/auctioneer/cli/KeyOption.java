package io.walras.auctioneer.cli;

import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.KeyFile;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The account that sends a command's transactions. */
final class KeyOption {
    @Option(
            names = "--key-file",
            required = true,
            paramLabel = "FILE",
            description = "Holds the key that pays, as 0x and 64 hex digits; readable by its owner only.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Path keyFile;

    /**
     * The key.
     *
     * @throws BadInputException if the file cannot be used
     */
    PrivateKey read() {
        try {
            return KeyFile.read(keyFile);
        } catch (KeyFile.Refused refused) {
            throw new BadInputException(String.valueOf(refused.getMessage()));
        }
    }
}
