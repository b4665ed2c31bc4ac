package io.walras.sdk.maker;

import io.walras.protocol.wire.maker.Execution;

/** What outlives a connection: the inventory, and which row of {@code executions} was dealt with last. */
final class Promises {
    /** A promise is kept this long after it could be taken, so that no row about it is missed. */
    private static final long EXPIRY_MARGIN_SECONDS = 30;

    private final MakerOptions options;
    private final Inventory inventory;
    private final MakerMemory memory;
    private final MakerEvents events;
    private long lastRow;

    Promises(MakerOptions options, Inventory inventory) {
        this.options = options;
        this.inventory = inventory;
        this.memory = new MakerMemory(options.memory());
        this.events = new MakerEvents(options.listener());
        memory.recall(options.maker()).ifPresent(kept -> {
            lastRow = kept.lastRow();
            inventory.recall(kept.reserved());
        });
    }

    long lastRow() {
        return lastRow;
    }

    /** Counts from the beginning: the hub's rows are not those that were dealt with before. */
    void startOver() {
        lastRow = 0;
    }

    /** Writes down what is promised, before anybody else has it. */
    void keep() {
        memory.keep(options.maker(), lastRow, inventory);
    }

    /** Deals with a row; false, with nothing done, if one before it is missing. A row that was dealt with is passed over. */
    boolean take(long number, Execution row) {
        if (number > lastRow + 1) {
            return false;
        }
        if (number == lastRow + 1) {
            inventory.apply(row);
            lastRow = number;
            keep();
            events.tell(row);
        }
        return true;
    }

    /** Frees what cannot be taken any more. Only when all rows that there are were dealt with. */
    void expire(long nowMillis) {
        inventory.expire(nowMillis / 1_000 - EXPIRY_MARGIN_SECONDS);
    }
}
