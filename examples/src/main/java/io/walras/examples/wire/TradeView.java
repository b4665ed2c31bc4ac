package io.walras.examples.wire;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/**
 * A mined fill, in atoms.
 *
 * @param sold what left the owner, fees included
 * @param bought what the receiver got
 */
public record TradeView(OrderUid uid, Uint256 sold, Uint256 bought, Bytes32 transaction) {}
