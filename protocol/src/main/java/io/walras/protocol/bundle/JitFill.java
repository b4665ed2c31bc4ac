package io.walras.protocol.bundle;

import io.walras.protocol.bundle.JitOrder.Exchange;
import io.walras.protocol.intent.OrderUid;

/** A fill of an order that a bundle brings along, with the amounts that the contract will move. */
public record JitFill(OrderUid uid, JitOrder jit, Exchange exchange) {}
