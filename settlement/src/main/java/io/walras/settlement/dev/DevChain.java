package io.walras.settlement.dev;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameterName;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.request.Transaction;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.http.HttpService;

/** A connection to a development node, which mines what it is sent without delay. */
public final class DevChain implements AutoCloseable {
    /** The only chain id it talks to. */
    public static final long CHAIN_ID = 31337;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 10;

    private final Web3j node;

    private DevChain(Web3j node) {
        this.node = node;
    }

    /**
     * Connects to the node.
     *
     * @throws IllegalArgumentException if it is not on a loopback address or serves another chain: with keys that
     *     everybody knows, both would invite strangers
     * @throws UncheckedIOException if the node does not answer
     */
    public static DevChain connect(URI rpc) {
        requireLoopback(rpc);
        DevChain chain = new DevChain(Web3j.build(new HttpService(rpc.toString())));
        long id = chain.send(chain.node.ethChainId()).getChainId().longValueExact();
        if (id != CHAIN_ID) {
            chain.close();
            throw new IllegalArgumentException("the node serves chain " + id + ", not development chain " + CHAIN_ID);
        }
        return chain;
    }

    private static void requireLoopback(URI rpc) {
        try {
            if (rpc.getHost() == null || !InetAddress.getByName(rpc.getHost()).isLoopbackAddress()) {
                throw new IllegalArgumentException("a development node is on a loopback address, not " + rpc);
            }
        } catch (IOException unknown) {
            throw new IllegalArgumentException("unknown host in " + rpc, unknown);
        }
    }

    /** Sends transactions as the owner of this key. */
    public DevSender sender(PrivateKey key) {
        return new DevSender(this, key);
    }

    /** What the contract answers to the call in the latest state; throws {@link IllegalStateException} if it reverts. */
    public Bytes call(Address to, Bytes callData) {
        return Bytes.fromHex(send(node.ethCall(
                        Transaction.createEthCallTransaction(null, to.toString(), callData.toString()),
                        DefaultBlockParameterName.LATEST))
                .getValue());
    }

    /** The receipt, if the transaction is in a block. */
    public Optional<DevReceipt> receipt(Bytes32 transaction) {
        return send(node.ethGetTransactionReceipt(transaction.toString()))
                .getTransactionReceipt()
                .map(DevChain::receiptOf);
    }

    /**
     * Waits until the transaction is in a block.
     *
     * @throws IllegalStateException if it failed there, or is not there within 30 seconds
     */
    public DevReceipt await(Bytes32 transaction) {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += POLL_MILLIS) {
            Optional<DevReceipt> receipt = receipt(transaction);
            if (receipt.isPresent()) {
                return receipt.filter(DevReceipt::succeeded)
                        .orElseThrow(() -> new IllegalStateException("transaction " + transaction + " reverted"));
            }
            pause();
        }
        throw new IllegalStateException("transaction " + transaction + " is not mined after " + PATIENCE);
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a transaction", interrupted);
        }
    }

    long nonceOf(Address account) {
        return send(node.ethGetTransactionCount(account.toString(), DefaultBlockParameterName.PENDING))
                .getTransactionCount()
                .longValueExact();
    }

    Bytes32 broadcast(Bytes raw) {
        return Bytes32.fromHex(send(node.ethSendRawTransaction(raw.toString())).getTransactionHash());
    }

    private <R extends Response<?>> R send(Request<?, R> request) {
        R response;
        try {
            response = request.send();
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        }
        if (response.hasError()) {
            throw new IllegalStateException(
                    request.getMethod() + ": " + response.getError().getMessage());
        }
        return response;
    }

    private static DevReceipt receiptOf(TransactionReceipt receipt) {
        List<DevReceipt.Log> logs = receipt.getLogs().stream()
                .map(log -> new DevReceipt.Log(
                        Address.fromHex(log.getAddress()),
                        log.getTopics().stream().map(Bytes32::fromHex).toList(),
                        Bytes.fromHex(log.getData())))
                .toList();
        @Nullable String created = receipt.getContractAddress();
        return new DevReceipt(
                Bytes32.fromHex(receipt.getTransactionHash()),
                receipt.isStatusOK(),
                receipt.getBlockNumber().longValueExact(),
                created == null ? null : Address.fromHex(created),
                logs);
    }

    @Override
    public void close() {
        node.shutdown();
    }
}
