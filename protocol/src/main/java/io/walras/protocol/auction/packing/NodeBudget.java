package io.walras.protocol.auction.packing;

/** Work that may be done, counted in nodes and not in time, so that it ends at the same place on every machine. */
final class NodeBudget {
    private final long nodes;
    private long spent;

    NodeBudget(long nodes) {
        this.nodes = nodes;
    }

    /** Another budget of as many nodes. */
    NodeBudget whole() {
        return new NodeBudget(nodes);
    }

    /** Another budget of half as many nodes, rounded down. */
    NodeBudget half() {
        return new NodeBudget(nodes / 2);
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
