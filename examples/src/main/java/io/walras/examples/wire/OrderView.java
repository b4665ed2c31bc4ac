package io.walras.examples.wire;

import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;

/** An order as its owner is told about it; amounts in atoms. */
public record OrderView(OrderUid uid, String status, Uint256 executedSell, Uint256 executedBuy) {}
