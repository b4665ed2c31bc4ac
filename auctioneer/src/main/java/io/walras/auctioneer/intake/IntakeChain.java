package io.walras.auctioneer.intake;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What intake asks of the chain about one order. Never blocks the caller. */
public interface IntakeChain {
    /** The facts at one recent block. Fails with {@link Unavailable} if the chain cannot be asked or does not answer. */
    CompletionStage<Facts> facts(Question question);

    /**
     * A question about one order.
     *
     * @param buyToken the wrapped token if the native coin is bought
     * @param transfers sell atoms to try, in this sequence: whether the allowance holder could pull them from the owner
     * @param preHooks calls that the order asks for before its first fill: funds are told, and transfers tried, as they
     *     leave them
     * @param contractSignature what the owner's contract has to confirm; null for the other schemes
     * @param presigned the order whose presignature is looked for; null for the other schemes
     */
    record Question(
            Address owner,
            Address sellToken,
            Address buyToken,
            List<Uint256> transfers,
            List<Hook> preHooks,
            @Nullable ContractSignature contractSignature,
            @Nullable OrderUid presigned) {
        public Question {
            transfers = List.copyOf(transfers);
            preHooks = List.copyOf(preHooks);
        }
    }

    /** The arguments of isValidSignature, and the gas units it may spend. */
    record ContractSignature(Bytes32 digest, Bytes signature, long gasLimit) {}

    /** What kind of account an address is. */
    enum Account {
        /** No code: an externally owned account, or nothing at all. */
        WITHOUT_CODE,
        /** An externally owned account that delegates to code (EIP-7702). */
        DELEGATED,
        CONTRACT
    }

    /**
     * The facts.
     *
     * @param balance of the sell token; zero if the token does not tell
     * @param allowance of the sell token to the allowance holder; zero if the token does not tell
     * @param transferable whether one of the transfers would succeed
     * @param signatureConfirmed whether the contract answered the magic value within its gas, or the order is presigned;
     *     false if neither was asked
     */
    record Facts(
            Account owner,
            Account sellToken,
            Account buyToken,
            Uint256 balance,
            Uint256 allowance,
            boolean transferable,
            boolean signatureConfirmed) {}

    /** The chain cannot be asked now. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
