package io.walras.protocol.wire;

/**
 * A document is not JSON, exceeds a limit, or does not have the shape its format demands. Every reader of a wire format
 * throws only this for bad input; it never carries the input's own text beyond a place in it.
 */
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String reason;

    /**
     * @param pointer JSON pointer of the offending value; empty for the whole document
     * @param reason what is wrong there, on one line
     */
    public MalformedJsonException(String pointer, String reason) {
        super(pointer.isEmpty() ? reason : pointer + ": " + reason, null, false, false);
        this.pointer = pointer;
        this.reason = reason;
    }

    public String pointer() {
        return pointer;
    }

    public String reason() {
        return reason;
    }
}
