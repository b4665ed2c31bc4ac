package io.walras.protocol.wire;

/**
 * What one JSON document may cost before it is refused. Depth and number length are the same for every format: 16 levels
 * and 80 characters.
 *
 * @param maxBytes length of the whole document
 * @param maxStringLength characters of one string value
 * @param maxNameLength characters of one member name; a format keyed by order uids needs 114
 */
public record JsonLimits(int maxBytes, int maxStringLength, int maxNameLength) {
    /** Levels of nesting. */
    public static final int MAX_DEPTH = 16;

    /** Characters of a number; 2^256 - 1 has 78. */
    public static final int MAX_NUMBER_LENGTH = 80;

    /** Characters of a member name that names a field, not an order. */
    public static final int FIELD_NAME_LENGTH = 64;

    /** Characters of a member name that may be an order uid. */
    public static final int UID_NAME_LENGTH = 128;

    public JsonLimits {
        if (maxBytes <= 0 || maxStringLength <= 0 || maxNameLength <= 0) {
            throw new IllegalArgumentException("limits are positive: " + maxBytes + ", " + maxStringLength);
        }
    }
}
