package io.walras.settlement.deploy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;

/**
 * What to deploy.
 *
 * @param domainName EIP-712 domain name of orders; CoW's clients sign for "Gnosis Protocol"
 * @param domainVersion EIP-712 domain version of orders; CoW's clients sign for "v2"
 * @param auctioneer the signer of awards, for ever
 * @param wrappedNative the chain's wrapped native coin
 * @param minimumBond wei that a solver has to keep bonded
 * @param unbondingDelay seconds between asking for a bond and getting it back
 * @param slashing what solvers lose that fail their duty
 */
public record DeployPlan(
        String domainName,
        String domainVersion,
        Address auctioneer,
        Address wrappedNative,
        Uint256 minimumBond,
        long unbondingDelay,
        SlashingPlan slashing) {
    public static final String COW_DOMAIN_NAME = "Gnosis Protocol";
    public static final String COW_DOMAIN_VERSION = "v2";
}
