package io.walras.protocol.wire;

/**
 * What one JSON document may cost before it is refused. The length of numbers is the same for every format: 80 characters.
 *
 * @param maxBytes length of the whole document
 * @param maxStringLength characters of one string value
 * @param maxNameLength characters of one member name; a format keyed by order uids needs 114
 * @param maxDepth levels of nesting
 */
public record JsonLimits(int maxBytes, int maxStringLength, int maxNameLength, int maxDepth) {
    /** Levels of nesting of every format that does not nest without end. */
    public static final int USUAL_DEPTH = 16;

    /** Characters of a number; 2^256 - 1 has 78. */
    public static final int MAX_NUMBER_LENGTH = 80;

    /** Characters of a member name that names a field, not an order. */
    public static final int FIELD_NAME_LENGTH = 64;

    /** Characters of a member name that may be an order uid. */
    public static final int UID_NAME_LENGTH = 128;

    /** The limits of a format of the usual depth. */
    public JsonLimits(int maxBytes, int maxStringLength, int maxNameLength) {
        this(maxBytes, maxStringLength, maxNameLength, USUAL_DEPTH);
    }

    public JsonLimits {
        if (maxBytes <= 0 || maxStringLength <= 0 || maxNameLength <= 0 || maxDepth <= 0) {
            throw new IllegalArgumentException("limits are positive: " + maxBytes + ", " + maxStringLength);
        }
    }
}
