package io.walras.settlement.deploy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.RevertReason;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import io.walras.settlement.submit.Broadcast;
import io.walras.settlement.submit.Broadcaster;
import io.walras.settlement.submit.GasFees;
import io.walras.settlement.submit.Receipt;
import io.walras.settlement.submit.Receipts;
import io.walras.settlement.submit.SignedTransaction;
import io.walras.settlement.submit.TransactionRequest;
import io.walras.settlement.submit.TransactionRequest.Call;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.web3j.crypto.ContractUtils;

/**
 * An operator's account, one transaction at a time: each is sent and waited for. Not for settlements, whose transactions
 * are persisted first.
 */
public final class OperatorAccount {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration REMINDER = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Uint256 USUAL_TIP = Uint256.powerOfTen(9);
    private static final Uint256 TWO = Uint256.of(2);

    private final JsonRpc rpc;
    private final PrivateKey key;

    /** The account of this key. */
    public OperatorAccount(JsonRpc rpc, PrivateKey key) {
        this.rpc = rpc;
        this.key = key;
    }

    /** The account's address. */
    public Address address() {
        return key.address();
    }

    /**
     * Calls a contract and waits until that is in a block.
     *
     * @throws Failed if it reverts, or the node refuses it
     * @throws ChainUnavailable if it is not known whether it happened
     */
    public Receipt call(Address to, Uint256 value, Bytes data) {
        return send(new Call(to, value, data), nonce());
    }

    /** Creates a contract from its code with its arguments and waits until it is in a block; throws as {@link #call}. */
    public Address create(Bytes creationCode) {
        long nonce = nonce();
        send(new Call(null, Uint256.ZERO, creationCode), nonce);
        return contractOf(nonce);
    }

    /** The address of the contract that this account creates after {@code transactions} more transactions. */
    Address contractAfter(int transactions) {
        return contractOf(nonce() + transactions);
    }

    private Address contractOf(long nonce) {
        return Address.of(ContractUtils.generateContractAddress(
                key.address().toArray(), Uint256.of(nonce).toBigInteger()));
    }

    private Receipt send(Call call, long nonce) {
        long chainId = rpc.ask(RpcCall.of("eth_chainId"), Quantity::longOf);
        long gas = estimateGas(call);
        SignedTransaction signed =
                new TransactionRequest(chainId, nonce, call, gas + Math.ceilDiv(gas, 4), fees()).sign(key);
        Broadcast broadcast = new Broadcaster(rpc).send(signed.raw());
        switch (broadcast.outcome()) {
            case ACCEPTED, ALREADY_KNOWN, UNKNOWN -> {}
            case INSUFFICIENT_FUNDS -> throw cannotPay(broadcast.detail());
            case NONCE_SPENT, UNDERPRICED, REFUSED ->
                throw new Failed("the node refused the transaction: " + broadcast.detail());
        }
        Receipt receipt = await(signed);
        if (!receipt.success()) {
            throw new Failed("transaction " + signed.hash() + " reverted");
        }
        return receipt;
    }

    private long nonce() {
        return rpc.ask(RpcCall.of("eth_getTransactionCount", key.address().toString(), "pending"), Quantity::longOf);
    }

    private long estimateGas(Call call) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("from", key.address().toString());
        if (call.to() != null) {
            fields.put("to", call.to().toString());
        }
        fields.put("value", Quantity.of(call.value()));
        fields.put("data", call.data().toString());
        RpcReply reply = rpc.reply(RpcCall.of("eth_estimateGas", fields));
        Optional<RevertReason> reverted = CallOutcome.reverted(reply);
        if (reverted.isPresent()) {
            throw new Failed("the call reverts: " + reverted.get());
        }
        if (reply instanceof RpcReply.Failed failed && Broadcaster.isForWantOfFunds(failed.message())) {
            throw cannotPay(failed.toString());
        }
        return JsonRpc.result(reply, Quantity::longOf);
    }

    private Failed cannotPay(String detail) {
        return new Failed("account " + key.address().toChecksum() + " cannot pay for it: " + detail);
    }

    private GasFees fees() {
        Uint256 baseFee = new Blocks(rpc).latest().baseFeePerGas();
        Uint256 tip = rpc.reply(RpcCall.of("eth_maxPriorityFeePerGas")) instanceof RpcReply.Value value
                ? JsonRpc.result(value, cursor -> cursor.amount())
                : USUAL_TIP;
        return new GasFees(baseFee.times(TWO).plus(tip), tip);
    }

    private Receipt await(SignedTransaction signed) {
        for (long waited = 0; waited < PATIENCE.toMillis(); waited += PAUSE.toMillis()) {
            Optional<Receipt> receipt = Receipts.of(rpc, signed.hash());
            if (receipt.isPresent()) {
                return receipt.get();
            }
            pause();
            if (waited % REMINDER.toMillis() == REMINDER.toMillis() - PAUSE.toMillis()) {
                // Nodes forget what is in their pool; the same bytes again do no harm.
                new Broadcaster(rpc).send(signed.raw());
            }
        }
        throw new ChainUnavailable("transaction " + signed.hash() + " is in no block after " + PATIENCE);
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ChainUnavailable("interrupted while waiting for a transaction", interrupted);
        }
    }

    /** The transaction did not happen, or happened and reverted. The message says why. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(String message) {
            super(message);
        }
    }
}
