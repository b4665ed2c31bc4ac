package io.walras.auctioneer.lane;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An award on its way to a final settlement.
 *
 * @param attempts every transaction ever signed for it, the latest last; all spend the same nonce
 * @param mined the settlement, while it is in a block
 * @param reverted the transaction that is in a block and failed, while it is
 * @param isLapsed whether a block at finality depth is past the deadline and there is no settlement
 */
public record SettlementJob(
        AwardedBundle award,
        List<Attempt> attempts,
        @Nullable MinedSettlement mined,
        @Nullable Bytes32 reverted,
        boolean isLapsed) {

    /** A signed transaction; fees in wei per gas unit, time in unix milliseconds; it settles, or only spends the nonce. */
    public record Attempt(
            Bytes32 transaction,
            Bytes raw,
            Uint256 maxFeePerGas,
            Uint256 maxPriorityFeePerGas,
            boolean cancels,
            long signedAt) {}

    public SettlementJob {
        attempts = List.copyOf(attempts);
    }

    static SettlementJob of(AwardedBundle award) {
        return new SettlementJob(award, List.of(), null, null, false);
    }

    SettlementJob with(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempt);
        return new SettlementJob(award, all, mined, reverted, isLapsed);
    }

    SettlementJob minedAs(MinedSettlement settlement) {
        return new SettlementJob(award, attempts, settlement, null, false);
    }

    SettlementJob returned() {
        return new SettlementJob(award, attempts, null, null, isLapsed);
    }

    SettlementJob revertedIn(Bytes32 transaction) {
        return new SettlementJob(award, attempts, null, transaction, isLapsed);
    }

    SettlementJob lapsed() {
        return new SettlementJob(award, attempts, mined, reverted, true);
    }
}
