package io.walras.solvers.routing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;

/**
 * What a route is looked for: sell exactly {@code sellAmount} for at least {@code buyAmount}, or buy at least
 * {@code buyAmount} for at most {@code sellAmount}. Amounts are in atoms.
 */
public record RouteRequest(
        Address sellToken, Address buyToken, Uint256 sellAmount, Uint256 buyAmount, boolean isSell) {}
