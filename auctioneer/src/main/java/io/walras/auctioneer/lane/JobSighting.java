package io.walras.auctioneer.lane;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chain shows of a job at one moment. A question that could not be answered is no sighting at all.
 *
 * @param place where the job's nonce was spent; null if it is unspent
 * @param isFinal whether that is at finality depth
 * @param deadlinePassed whether the block at finality depth is past the award's deadline; the head may be long before,
 *     while a reorganisation could still put the settlement into a block that is in time
 * @param makerFaults makers that did not stand by what an award that did not settle takes of them
 * @param solversFault what shows that the solver is to blame for an award that did not settle; null if nothing does
 */
public record JobSighting(
        JobId job,
        @Nullable Place place,
        boolean isFinal,
        boolean deadlinePassed,
        @Nullable String solversFault,
        List<LaneEvent.MakerFaulted> makerFaults) {
    public JobSighting {
        makerFaults = List.copyOf(makerFaults);
    }

    /** A sighting that blames nobody. */
    public JobSighting(JobId job, @Nullable Place place, boolean isFinal, boolean deadlinePassed) {
        this(job, place, isFinal, deadlinePassed, null, List.of());
    }

    /** A block that spends the job's nonce. */
    public sealed interface Place {
        /** The settlement succeeded. */
        record Settled(MinedSettlement settlement) implements Place {}

        /** The transaction failed; effective gas price in wei. */
        record Failed(Bytes32 transaction, long gasUsed, Uint256 effectiveGasPrice, String reason) implements Place {}
    }
}
