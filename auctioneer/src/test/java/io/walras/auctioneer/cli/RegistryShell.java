package io.walras.auctioneer.cli;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.chain.RegistryReader;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.testing.Stage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** Runs commands against the registry of a real chain. */
record RegistryShell(Stage stage, Path folder) {
    /** What a command left behind. */
    record Outcome(int code, String out, String err) {}

    Address registry() {
        return stage.deployment.contracts().registry();
    }

    RegistryReader reader() {
        return new RegistryReader(stage.rpc, registry());
    }

    Uint256 balance(Address account) {
        return stage.rpc.ask(RpcCall.of("eth_getBalance", account.toString(), "latest"), JsonCursor::amount);
    }

    /** Runs a command that needs no key. */
    Outcome ask(String command, String subcommand, Object... arguments) {
        List<Object> all = new ArrayList<>(List.of(
                command,
                subcommand,
                "--rpc",
                stage.anvil.uri(),
                "--registry",
                registry().toString()));
        all.addAll(Arrays.asList(arguments));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine =
                Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int code = commandLine.execute(all.stream().map(Object::toString).toArray(String[]::new));
        return new Outcome(code, out.toString(), err.toString());
    }

    /** Runs a command whose transaction this account pays. */
    Outcome run(PrivateKey payer, String command, String subcommand, Object... arguments) throws IOException {
        List<Object> all = new ArrayList<>(List.of("--key-file", keyFile(payer)));
        all.addAll(Arrays.asList(arguments));
        return ask(command, subcommand, all.toArray());
    }

    private Path keyFile(PrivateKey key) throws IOException {
        Path file = folder.resolve(key.address().toString());
        if (!Files.exists(file)) {
            Files.writeString(file, Bytes.of(key.secretBytes()).toString());
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return file;
    }
}
