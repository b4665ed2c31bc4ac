package io.walras.protocol.auction.packing;

/** Work that may be done, counted in nodes and not in time, so that it ends at the same place on every machine. */
final class NodeBudget {
    private final long nodes;
    private long spent;

    NodeBudget(long nodes) {
        this.nodes = nodes;
    }

    void spend(long count) {
        spent += count;
    }

    boolean isSpent() {
        return spent >= nodes;
    }

    long spent() {
        return spent;
    }
}
