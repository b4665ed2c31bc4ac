package io.walras.settlement.deploy;

import io.walras.protocol.chain.Address;
import io.walras.settlement.chain.SettlementContracts;

/**
 * Contracts that were deployed, and the plan they were deployed by.
 *
 * @param blockNumber the block that holds the settlement contract's creation, or a later one
 */
public record Deployment(long chainId, DeployPlan plan, SettlementContracts contracts, long blockNumber) {
    /** The address of the settlement contract. */
    public Address settlement() {
        return contracts.settlement();
    }
}
