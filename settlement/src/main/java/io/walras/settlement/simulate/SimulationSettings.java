package io.walras.settlement.simulate;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.submit.GasRules;

/**
 * How bundles are tried.
 *
 * @param awardDomain the domain of awards; its verifying contract is the settlement contract
 * @param sender the submitter, who will send the real transaction
 * @param tip wei per gas unit offered to the block's producer
 */
public record SimulationSettings(Eip712Domain awardDomain, Address sender, Uint256 tip, GasRules gas) {
    Address settlement() {
        return awardDomain.verifyingContract();
    }
}
