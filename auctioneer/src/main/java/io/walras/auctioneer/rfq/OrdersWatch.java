package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import java.time.Duration;

/**
 * Cancels the orders of a maker that wants it when its session ends. The dead-man switch of its orders is armed meanwhile,
 * so that they are cancelled even if this process does not live to see the end of the session. Used by that session alone.
 */
final class OrdersWatch {
    private static final int HORIZON = 4;

    private final SessionOrders orders;
    private final Address maker;
    private final long pingMillis;
    private boolean enabled;
    private long armedAt;

    OrdersWatch(SessionOrders orders, Address maker, Duration ping) {
        this.orders = orders;
        this.maker = maker;
        this.pingMillis = ping.toMillis();
    }

    void enable(boolean on, long now) {
        if (enabled && !on) {
            orders.keep(maker);
        }
        enabled = on;
        armedAt = now - pingMillis;
        alive(now);
    }

    /** The session lives: the switch is pushed ahead once for each ping. */
    void alive(long now) {
        if (enabled && now >= armedAt + pingMillis) {
            armedAt = now;
            orders.cancelAt(maker, now + HORIZON * pingMillis);
        }
    }

    /** The session is over. */
    void end(long now) {
        if (enabled) {
            enabled = false;
            orders.cancelAll(maker, now);
            orders.keep(maker);
        }
    }
}
