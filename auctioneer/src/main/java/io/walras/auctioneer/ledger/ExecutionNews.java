package io.walras.auctioneer.ledger;

import io.walras.protocol.chain.Address;
import java.util.SortedSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells those who wait for it which makers there are new rows for. Safe to use from many threads. */
public final class ExecutionNews {
    private final CopyOnWriteArrayList<Consumer<SortedSet<Address>>> listeners = new CopyOnWriteArrayList<>();

    /** Calls the listener, on the thread that writes the tables, whenever rows of makers were written. */
    public void listen(Consumer<SortedSet<Address>> listener) {
        listeners.add(listener);
    }

    /** There are new rows for these makers. */
    public void tell(SortedSet<Address> makers) {
        if (!makers.isEmpty()) {
            listeners.forEach(listener -> listener.accept(makers));
        }
    }
}
