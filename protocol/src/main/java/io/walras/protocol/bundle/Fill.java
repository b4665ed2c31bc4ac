package io.walras.protocol.bundle;

import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/**
 * A solver's declaration that it fills an order.
 *
 * @param executedAmount sell order: sell atoms without the network fee; buy order: buy atoms
 * @param networkFee sell-token atoms the solver keeps for gas, as a wedge in the price
 */
public record Fill(OrderUid order, Uint256 executedAmount, Uint256 networkFee) {}
