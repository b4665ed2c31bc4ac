package io.walras.settlement.dev;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.TransactionEncoder;

/**
 * One account's transactions, numbered by itself: no other sender may use the account meanwhile. Not for several
 * threads.
 */
public final class DevSender {
    private static final BigInteger GAS_LIMIT = BigInteger.valueOf(8_000_000);
    private static final BigInteger TIP = BigInteger.valueOf(1_000_000_000);
    private static final BigInteger MAX_FEE = BigInteger.valueOf(50_000_000_000L);

    private final DevChain chain;
    private final PrivateKey key;
    private final List<Bytes32> pending = new ArrayList<>();
    private long nonce;

    DevSender(DevChain chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
        this.nonce = chain.nonceOf(key.address());
    }

    public Address address() {
        return key.address();
    }

    /** Sends a call and does not wait for it; see {@link #settle}. */
    public Bytes32 send(Address to, Uint256 wei, Bytes callData) {
        Bytes32 transaction = broadcast(to.toString(), wei, callData);
        pending.add(transaction);
        return transaction;
    }

    /** Creates a contract and waits for it. {@code creationCode} is the byte code with its encoded arguments. */
    public Address deploy(Bytes creationCode) {
        DevReceipt receipt = chain.await(broadcast("", Uint256.ZERO, creationCode));
        return Objects.requireNonNull(receipt.created(), "a deployment without a contract");
    }

    /** Waits until everything sent is in a block; throws {@link IllegalStateException} if any of it failed. */
    public void settle() {
        pending.forEach(chain::await);
        pending.clear();
    }

    private Bytes32 broadcast(String to, Uint256 wei, Bytes data) {
        RawTransaction transaction = RawTransaction.createTransaction(
                DevChain.CHAIN_ID,
                BigInteger.valueOf(nonce),
                GAS_LIMIT,
                to,
                wei.toBigInteger(),
                data.toString(),
                TIP,
                MAX_FEE);
        Credentials credentials =
                Credentials.create(Bytes32.of(key.secretBytes()).toString());
        Bytes32 hash = chain.broadcast(Bytes.of(TransactionEncoder.signMessage(transaction, credentials)));
        nonce++;
        return hash;
    }
}
