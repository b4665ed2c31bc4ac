package io.walras.settlement.testing;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import io.walras.settlement.submit.Receipt;
import io.walras.settlement.submit.Receipts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A development node of its own, on a free port, mining each transaction as it comes. */
public final class Anvil implements AutoCloseable {
    private static final Path PACKAGED = Path.of("../contracts/node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    private static final String LISTENING = "Listening on ";

    private final Process process;
    private final URI uri;
    private final JsonRpc rpc;

    private Anvil(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
        this.rpc = new JsonRpc(RpcSettings.of(uri));
    }

    public static Anvil start() {
        try {
            Process process = new ProcessBuilder(binary(), "--port", "0", "--host", "127.0.0.1")
                    .redirectErrorStream(true)
                    .start();
            BufferedReader output =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith(LISTENING)) {
                    drain(output);
                    return new Anvil(process, URI.create("http://" + line.substring(LISTENING.length())));
                }
            }
            throw new IllegalStateException("anvil ended before it listened");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String binary() {
        String chosen = System.getenv("WALRAS_ANVIL");
        if (chosen != null) {
            return chosen;
        }
        return Files.isExecutable(PACKAGED) ? PACKAGED.toString() : "anvil";
    }

    /** A full pipe would stop the node. */
    private static void drain(BufferedReader output) {
        Thread.ofVirtual().start(() -> {
            try {
                output.transferTo(Writer.nullWriter());
            } catch (IOException closed) {
                // The node has ended: there is nothing left to read.
            }
        });
    }

    public URI uri() {
        return uri;
    }

    public JsonRpc rpc() {
        return rpc;
    }

    /** Calls a method of the node that need not have a result. */
    public RpcReply control(String method, Object... parameters) {
        RpcReply reply = rpc.reply(RpcCall.of(method, parameters));
        if (reply instanceof RpcReply.Failed failed) {
            throw new IllegalStateException(method + ": " + failed);
        }
        return reply;
    }

    /** Remembers the state; {@link #revert} goes back to it, once. */
    public String snapshot() {
        return rpc.ask(RpcCall.of("evm_snapshot"), JsonCursor::text);
    }

    public void revert(String snapshot) {
        control("evm_revert", snapshot);
    }

    /** Waits until a transaction is in a block, which takes the node a moment even if it mines at once. */
    public Receipt await(Bytes32 transaction) {
        for (int i = 0; i < 500; i++) {
            Optional<Receipt> receipt = Receipts.of(rpc, transaction);
            if (receipt.isPresent()) {
                return receipt.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        throw new AssertionError("transaction " + transaction + " is not mined after 5 seconds");
    }

    /** Adds empty blocks, or such with what is in the pool. */
    public void mine(int blocks) {
        for (int i = 0; i < blocks; i++) {
            control("evm_mine");
        }
    }

    /** Lets so many seconds go by before the next block, and mines it. */
    public void pass(int seconds) {
        control("evm_increaseTime", seconds);
        mine(1);
    }

    /** Takes the latest blocks away and puts empty ones in their place; their transactions are gone. */
    public void reorganise(int depth) {
        control("anvil_reorg", depth, List.of());
    }

    /** Whether transactions are mined as they come. */
    public void automine(boolean on) {
        control("evm_setAutomine", on);
    }

    @Override
    public void close() {
        rpc.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
