package io.walras.protocol.wire.order;

/**
 * What the body of a request may cost before it is refused.
 *
 * @param depth levels of nesting
 * @param numberLength characters of a number, and digits of its value
 * @param stringLength characters of a string
 * @param nameLength characters of a name
 * @param tokens values, names and brackets in all
 */
public record RequestLimits(int depth, int numberLength, int stringLength, int nameLength, int tokens) {
    /** 16 levels, 80 digits, strings of 8,192, names of 64, 2,000 tokens. */
    public static final RequestLimits DEFAULT = new RequestLimits(16, 80, 8192, 64, 2000);

    public RequestLimits {
        if (depth < 1 || numberLength < 1 || stringLength < 1 || nameLength < 1 || tokens < 1) {
            throw new IllegalArgumentException("limits are positive");
        }
    }
}
