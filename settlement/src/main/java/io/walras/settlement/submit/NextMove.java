package io.walras.settlement.submit;

import io.walras.protocol.num.Uint256;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the submitter does next for an award, decided from what the chain shows. */
public sealed interface NextMove {
    /** Nothing: look again later. */
    record Wait() implements NextMove {}

    /** Broadcast the latest signed transaction again, unchanged; or sign the first one, if there is none. */
    record Send() implements NextMove {}

    /** Sign, persist and broadcast the same call with these fees. */
    record Replace(GasFees fees) implements NextMove {}

    /** Sign, persist and broadcast {@link TransactionRequest#cancel} with these fees: the award cannot settle any more. */
    record Cancel(GasFees fees) implements NextMove {}

    /**
     * The next move.
     *
     * @param latest the fees of the latest transaction signed; null if there is none
     * @param isCancelled whether that is a cancellation already
     * @param isOverdue whether it has waited long enough to be replaced
     */
    static NextMove of(
            Observation seen,
            long deadline,
            @Nullable GasFees latest,
            boolean isCancelled,
            boolean isOverdue,
            GasPriceRules prices) {
        if (seen.nonceSpent()) {
            return new Wait();
        }
        Uint256 baseFee = seen.head().baseFeePerGas();
        boolean isPointless = seen.settled() != null || seen.deadlinePassed(deadline);
        if (latest == null) {
            return isPointless ? new Cancel(prices.first(baseFee)) : new Send();
        }
        Optional<GasFees> bumped = prices.bumped(latest, baseFee);
        if (isPointless && !isCancelled && bumped.isPresent()) {
            return new Cancel(bumped.get());
        }
        if (isOverdue && bumped.isPresent()) {
            return isCancelled ? new Cancel(bumped.get()) : new Replace(bumped.get());
        }
        return seen.inPool() ? new Wait() : new Send();
    }
}
