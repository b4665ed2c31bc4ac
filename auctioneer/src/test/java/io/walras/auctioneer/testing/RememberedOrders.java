package io.walras.auctioneer.testing;

import io.walras.auctioneer.rfq.SessionOrders;
import io.walras.protocol.chain.Address;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what was asked of it, one line a call. */
final class RememberedOrders implements SessionOrders {
    private final List<String> calls = new CopyOnWriteArrayList<>();

    List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void cancelAll(Address owner, long at) {
        calls.add("cancelAll " + owner);
    }

    @Override
    public void cancelAt(Address owner, long cancelAt) {
        calls.add("cancelAt " + owner + " " + cancelAt);
    }

    @Override
    public void keep(Address owner) {
        calls.add("keep " + owner);
    }
}
