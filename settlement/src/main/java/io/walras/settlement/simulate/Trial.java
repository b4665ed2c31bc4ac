package io.walras.settlement.simulate;

import io.walras.settlement.abi.EventLog;
import io.walras.settlement.abi.RevertReason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How one simulated settlement ended. */
sealed interface Trial {
    /**
     * It went through.
     *
     * @param logs its events; null if the node does not show them
     */
    record Settled(long gasUsed, @Nullable List<EventLog> logs) implements Trial {}

    /** It did not. */
    record Reverted(RevertReason reason) implements Trial {}

    /** The EVM stopped it, without a reason of its own, when nearly all gas was used that a transaction may use. */
    record OutOfGas(long gasUsed) implements Trial {}

    /** Nobody knows: the node has no sensible answer to this one, though it answers others. */
    record Unanswered(String words) implements Trial {}
}
