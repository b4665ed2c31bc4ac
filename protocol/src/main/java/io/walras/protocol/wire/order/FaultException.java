package io.walras.protocol.wire.order;

import java.util.List;

/** Carries a fault from where it is found to the decoder, which turns it into {@link Decoded.Malformed}. */
final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final RequestFault fault;
    private final transient List<String> fields;

    FaultException(RequestFault fault, String description, List<String> fields) {
        super(description, null, false, false);
        this.fault = fault;
        this.fields = fields;
    }

    FaultException(RequestFault fault, String description) {
        this(fault, description, List.of());
    }

    RequestFault fault() {
        return fault;
    }

    List<String> fields() {
        return fields;
    }

    <T> Decoded<T> decoded() {
        return new Decoded.Malformed<>(fault, String.valueOf(getMessage()), fields);
    }
}
