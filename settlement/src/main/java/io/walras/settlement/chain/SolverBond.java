package io.walras.settlement.chain;

import io.walras.protocol.num.Uint256;

/**
 * A solver's bond in the registry; amounts in wei.
 *
 * @param block on whose state this is
 * @param isActive whether it may settle: it is registered, and enough is bonded that it has not asked back
 * @param amount all that is bonded, what follows included
 * @param unbonding what it has asked back
 * @param availableAt the unix second from which on it gets that; 0 if it has asked for nothing
 * @param locked what is under proposals to slash; it may exceed a bond that was slashed otherwise
 */
public record SolverBond(
        long block,
        boolean isRegistered,
        boolean isActive,
        Uint256 amount,
        Uint256 unbonding,
        long availableAt,
        Uint256 locked) {}
