package io.walras.settlement.dev;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.EventLog;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.EthCall;
import io.walras.settlement.chain.Logs;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.submit.Broadcaster;
import io.walras.settlement.submit.Receipt;
import io.walras.settlement.submit.Receipts;
import io.walras.settlement.submit.SignedTransaction;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A connection to a development node, which mines what it is sent without delay. */
public final class DevChain implements AutoCloseable {
    /** The only chain id it talks to. */
    public static final long CHAIN_ID = 31337;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration FORGOTTEN = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private final JsonRpc node;

    private DevChain(JsonRpc node) {
        this.node = node;
    }

    /**
     * Connects to the node.
     *
     * @throws IllegalArgumentException if it is not on a loopback address or serves another chain: with keys that
     *     everybody knows, both would invite strangers
     * @throws ChainUnavailable if the node does not answer
     */
    public static DevChain connect(URI rpc) {
        requireLoopback(rpc);
        JsonRpc node = new JsonRpc(RpcSettings.of(rpc));
        try {
            long id = node.ask(RpcCall.of("eth_chainId"), Quantity::longOf);
            if (id != CHAIN_ID) {
                throw new IllegalArgumentException(
                        "the node serves chain " + id + ", not development chain " + CHAIN_ID);
            }
            return new DevChain(node);
        } catch (ChainUnavailable | IllegalArgumentException refused) {
            node.close();
            throw refused;
        }
    }

    private static void requireLoopback(URI rpc) {
        try {
            if (rpc.getHost() != null && InetAddress.getByName(rpc.getHost()).isLoopbackAddress()) {
                return;
            }
        } catch (UnknownHostException unknown) {
            throw new IllegalArgumentException("unknown host in " + rpc, unknown);
        }
        throw new IllegalArgumentException("a development node is on a loopback address, not " + rpc);
    }

    /** Sends transactions as the owner of this key. */
    public DevSender sender(PrivateKey key) {
        return new DevSender(this, key);
    }

    /** What the contract answers in the latest state; throws {@link IllegalStateException} if the call fails. */
    public Bytes call(Address to, Bytes callData) {
        long latest = new Blocks(node).latest().number();
        return switch (CallOutcome.of(node.reply(EthCall.of(to, callData).at(latest)))) {
            case CallOutcome.Returned returned -> returned.data();
            case CallOutcome.Unanswered unanswered ->
                throw new IllegalStateException(to + " is not told about: " + unanswered.words());
            case CallOutcome.Reverted reverted ->
                throw new IllegalStateException("the call of " + to + " reverts: " + reverted.reason());
        };
    }

    /** Wei of an account in the latest state. */
    public Uint256 coins(Address account) {
        return node.ask(RpcCall.of("eth_getBalance", account.toString(), "latest"), JsonCursor::amount);
    }

    /** Every event that the contract has emitted so far, oldest first. */
    public List<EventLog> logs(Address emitter) {
        Map<String, String> filter =
                Map.of("address", emitter.toString(), "fromBlock", "earliest", "toBlock", "latest");
        return node.ask(RpcCall.of("eth_getLogs", filter), Logs::read);
    }

    /** The receipt, if the transaction is in a block. */
    public Optional<Receipt> receipt(Bytes32 transaction) {
        return Receipts.of(node, transaction);
    }

    /**
     * Waits until the transaction is in a block. A node that mines at once and on a timer besides now and then forgets
     * one of its pool: one that takes long is sent again, which does no harm to one that was not forgotten.
     *
     * @throws IllegalStateException if it failed there, or is not there within 30 seconds
     */
    Receipt await(SignedTransaction signed) {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += PAUSE.toMillis()) {
            Optional<Receipt> receipt = receipt(signed.hash());
            if (receipt.isPresent()) {
                return receipt.filter(Receipt::success)
                        .orElseThrow(() -> new IllegalStateException("transaction " + signed.hash() + " reverted"));
            }
            pause();
            if (waited % FORGOTTEN.toMillis() == FORGOTTEN.toMillis() - PAUSE.toMillis()) {
                node.reply(RpcCall.of("anvil_dropTransaction", signed.hash().toString()));
                new Broadcaster(node).send(signed.raw());
            }
        }
        throw new IllegalStateException("transaction " + signed.hash() + " is in no block after " + PATIENCE);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a transaction", interrupted);
        }
    }

    JsonRpc node() {
        return node;
    }

    @Override
    public void close() {
        node.close();
    }
}
