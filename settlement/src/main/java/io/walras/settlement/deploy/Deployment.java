package io.walras.settlement.deploy;

import io.walras.protocol.chain.Address;
import io.walras.settlement.chain.SettlementContracts;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that were deployed, and the plan they were deployed by.
 *
 * @param blockNumber the block that holds the settlement contract's creation, or a later one
 * @param ethFlow the contract that sells native coin for users; null in deployments that are older than it
 */
public record Deployment(
        long chainId,
        DeployPlan plan,
        SettlementContracts contracts,
        long blockNumber,
        @Nullable Address ethFlow) {
    /** The address of the settlement contract. */
    public Address settlement() {
        return contracts.settlement();
    }
}
