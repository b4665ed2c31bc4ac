package io.walras.settlement.chain;

import io.walras.protocol.chain.Address;

/**
 * The contracts that orders are signed for and funds are pulled by.
 *
 * @param allowanceHolder the address that users approve
 */
public record SettlementContracts(Address settlement, Address allowanceHolder) {}
