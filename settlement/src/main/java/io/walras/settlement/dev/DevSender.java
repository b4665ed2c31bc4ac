package io.walras.settlement.dev;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.submit.Broadcast;
import io.walras.settlement.submit.Broadcaster;
import io.walras.settlement.submit.GasFees;
import io.walras.settlement.submit.SignedTransaction;
import io.walras.settlement.submit.TransactionRequest;
import java.math.BigInteger;
import org.web3j.crypto.ContractUtils;

/**
 * One account's transactions, numbered by itself: no other sender may use the account meanwhile. Not for several
 * threads.
 */
public final class DevSender {
    /** More than any contract here needs, less than what a block holds. */
    private static final long GAS_LIMIT = 8_000_000;

    private static final GasFees FEES = new GasFees(Uint256.powerOfTen(11), Uint256.powerOfTen(9));

    private final DevChain chain;
    private final PrivateKey key;
    private long nonce;

    DevSender(DevChain chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
        this.nonce = chain.node()
                .ask(RpcCall.of("eth_getTransactionCount", key.address().toString(), "pending"), Quantity::longOf);
    }

    public Address address() {
        return key.address();
    }

    /** Sends a call with so many wei and waits for it; throws {@link IllegalStateException} if it fails. */
    public void send(Address to, Uint256 wei, Bytes callData) {
        chain.await(broadcast(new TransactionRequest.Call(to, wei, callData)));
    }

    /** Creates a contract and waits for it. {@code creationCode} is the byte code with its encoded arguments. */
    public Address deploy(Bytes creationCode) {
        byte[] created = ContractUtils.generateContractAddress(key.address().toArray(), BigInteger.valueOf(nonce));
        chain.await(broadcast(new TransactionRequest.Call(null, Uint256.ZERO, creationCode)));
        return Address.of(created);
    }

    private SignedTransaction broadcast(TransactionRequest.Call call) {
        SignedTransaction signed = new TransactionRequest(DevChain.CHAIN_ID, nonce, call, GAS_LIMIT, FEES).sign(key);
        Broadcast answer = new Broadcaster(chain.node()).send(signed.raw());
        if (answer.outcome() != Broadcast.Outcome.ACCEPTED) {
            throw new IllegalStateException("the node did not take the transaction: " + answer.detail());
        }
        nonce++;
        return signed;
    }
}
