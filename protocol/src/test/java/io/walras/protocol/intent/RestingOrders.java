package io.walras.protocol.intent;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.testing.Orders;
import org.jspecify.annotations.Nullable;

/** Admissions of orders that rest, for tests. */
final class RestingOrders {
    static final long AT = 1_000_000;
    private static final BookAttributes PLAIN = new BookAttributes(false, TimeInForce.GTT, SelfTrade.ALLOW);

    private RestingOrders() {}

    static Listing in(String market) {
        return new Listing(market, Side.ASK, 7, PLAIN);
    }

    static PoolInput.Admit admit(Orders order) {
        return new PoolInput.Admit(order.signed(), "{}", null, true, AT);
    }

    static PoolInput.Admit resting(Orders order, String market) {
        return new PoolInput.Admit(order.signed(), "{}", in(market), true, AT);
    }

    static PoolInput.Admit named(PoolInput.Admit admit, @Nullable String clientId) {
        return new PoolInput.Admit(
                admit.intent(),
                admit.fullAppData(),
                admit.listing(),
                clientId,
                admit.replaces(),
                admit.proven(),
                admit.at());
    }

    static PoolInput.Admit replacing(PoolInput.Admit admit, Intent old) {
        return new PoolInput.Admit(
                admit.intent(),
                admit.fullAppData(),
                admit.listing(),
                admit.clientId(),
                old.uid(),
                admit.proven(),
                admit.at());
    }

    static PoolInput.Admit unproven(PoolInput.Admit admit) {
        return new PoolInput.Admit(
                admit.intent(),
                admit.fullAppData(),
                admit.listing(),
                admit.clientId(),
                admit.replaces(),
                false,
                admit.at());
    }
}
