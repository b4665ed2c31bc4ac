package io.walras.examples.demo;

import io.walras.protocol.intent.Intent;

/** An intent with the app data that its hash stands for. */
record Signed(Intent intent, String appData) {
    /** App data that says nothing. */
    static final String EMPTY = "{}";

    /** App data of an order that rests in its book. */
    static final String RESTING = "{\"metadata\":{\"walras\":{\"book\":{}}}}";

    boolean rests() {
        return appData.equals(RESTING);
    }
}
