package io.walras.sdk.conformance;

import io.walras.sdk.recorded.RecordedAuction;
import io.walras.sdk.testkit.Recordings;

/** Makes the recorded auctions of the kit. */
final class Auctions {
    private Auctions() {}

    static RecordedAuction make(String name) {
        return switch (name) {
            case "empty" -> Recordings.ofOrders(1, 0);
            case "one-order" -> Recordings.ofOrders(2, 1);
            case "three-orders" -> Recordings.ofOrders(3, 3);
            case "fees" -> Recordings.withFees(4, 3);
            default -> throw new IllegalArgumentException("there is no auction '" + name + "'");
        };
    }
}
