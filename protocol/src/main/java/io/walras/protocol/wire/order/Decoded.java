package io.walras.protocol.wire.order;

import java.util.List;

/** A decoded request, or the first thing that is wrong with it. */
public sealed interface Decoded<T> {
    /** The request. */
    record Ok<T>(T value) implements Decoded<T> {}

    /**
     * No request.
     *
     * @param description one line for whoever sent it, free of the input's own text
     * @param fields names of the fields it is about; empty if it is about the whole body
     */
    record Malformed<T>(RequestFault fault, String description, List<String> fields) implements Decoded<T> {
        public Malformed {
            fields = List.copyOf(fields);
        }
    }
}
