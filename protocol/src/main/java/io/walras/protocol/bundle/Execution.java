package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/**
 * What a fill does to its user, all fees included: the only thing a score is computed from.
 *
 * @param sellAmount the order's signed sell amount
 * @param buyAmount the order's signed buy amount
 * @param executedSell atoms that leave the user
 * @param executedBuy atoms that the user receives
 */
public record Execution(
        OrderUid uid,
        OrderKind side,
        Address sellToken,
        Address buyToken,
        Uint256 sellAmount,
        Uint256 buyAmount,
        Uint256 executedSell,
        Uint256 executedBuy) {}
