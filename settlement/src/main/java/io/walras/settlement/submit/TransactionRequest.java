package io.walras.settlement.submit;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Sign.SignatureData;
import org.web3j.crypto.TransactionEncoder;

/**
 * An EIP-1559 transaction that is still to be signed.
 *
 * @param gasLimit gas units
 */
public record TransactionRequest(long chainId, long nonce, Call call, long gasLimit, GasFees fees) {
    private static final long PLAIN_TRANSFER_GAS = 21_000;
    private static final int V_EVEN = 27;

    /**
     * What a transaction does.
     *
     * @param to whom it calls; null creates a contract from the data
     * @param value wei sent along
     */
    public record Call(@Nullable Address to, Uint256 value, Bytes data) {}

    /** The one other transaction that may ever be signed for a nonce: nothing, sent to oneself, to free what waits behind it. */
    public static TransactionRequest cancel(long chainId, long nonce, Address self, GasFees fees) {
        return new TransactionRequest(
                chainId, nonce, new Call(self, Uint256.ZERO, Bytes.EMPTY), PLAIN_TRANSFER_GAS, fees);
    }

    /** The same transaction with another bid: it replaces this one, and at most one of the two is ever mined. */
    public TransactionRequest withFees(GasFees newFees) {
        return new TransactionRequest(chainId, nonce, call, gasLimit, newFees);
    }

    /** Signs it. Pure and deterministic, so that the bytes can be persisted before anyone sees them. */
    public SignedTransaction sign(PrivateKey key) {
        RawTransaction unsigned = RawTransaction.createTransaction(
                chainId,
                BigInteger.valueOf(nonce),
                BigInteger.valueOf(gasLimit),
                call.to() == null ? "" : call.to().toString(),
                call.value().toBigInteger(),
                call.data().toString(),
                fees.maxPriorityFeePerGas().toBigInteger(),
                fees.maxFeePerGas().toBigInteger());
        EcdsaSignature signature = key.sign(Keccak256.hash(TransactionEncoder.encode(unsigned)));
        Bytes raw = Bytes.of(TransactionEncoder.encode(
                unsigned,
                new SignatureData(
                        (byte) (V_EVEN + signature.recoveryId()),
                        signature.r().toWord(),
                        signature.s().toWord())));
        Bytes32 hash = Keccak256.hash(raw.toArray());
        return new SignedTransaction(raw, hash, nonce, fees);
    }
}
