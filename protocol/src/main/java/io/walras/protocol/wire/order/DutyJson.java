package io.walras.protocol.wire.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.chain.Address;
import io.walras.protocol.duty.SolverFault;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What solvers get and owe for an auction; all of it our addition.
 *
 * @param rewardRules the caps; absent if there was no award
 * @param rewards by solver with an award; absent as long as it is not known of every award what became of it
 * @param dutyFaults every fault of solvers in it, with what shows it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DutyJson(
        @Nullable RewardRules rewardRules, @Nullable SortedMap<Address, Reward> rewards, List<Fault> dutyFaults) {
    /**
     * The caps of the rewards.
     *
     * @param feeShare "numerator/denominator"
     * @param maxPenalty wei
     */
    public record RewardRules(String feeShare, String maxPenalty) {
        static RewardRules of(io.walras.protocol.duty.RewardRules rules) {
            return new RewardRules(
                    rules.feeShare().toString(), rules.maxPenalty().toString());
        }
    }

    /** A reward and what it is made of: wei in decimal, the last two with a sign if they are negative. */
    public record Reward(
            String score, String reference, String missing, String protocolFees, String uncapped, String reward) {
        static Reward of(io.walras.protocol.duty.Reward reward) {
            return new Reward(
                    reward.score().toString(),
                    reward.reference().toString(),
                    reward.missing().toString(),
                    reward.protocolFees().toString(),
                    reward.uncapped().toString(),
                    reward.reward().toString());
        }
    }

    /** A fault and what shows it; {@code at} in unix milliseconds. */
    public record Fault(Address solver, SolverFault fault, String evidence, long at) {}

    /** As published. */
    public static DutyJson of(
            io.walras.protocol.duty.@Nullable RewardRules rules,
            SortedMap<Address, io.walras.protocol.duty.Reward> rewards,
            List<Fault> faults) {
        SortedMap<Address, Reward> told = new TreeMap<>();
        rewards.forEach((solver, reward) -> told.put(solver, Reward.of(reward)));
        return new DutyJson(rules == null ? null : RewardRules.of(rules), told.isEmpty() ? null : told, faults);
    }
}
