package io.walras.protocol.wire.order;

/** Which characters a string from outside may hold. */
final class Characters {
    private static final String WHITE_SPACE = "\t\n\r";
    /** Marks that reorder what a person reads: ALM, LRM, RLM, the embeddings and overrides, the isolates. */
    private static final String DIRECTION = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private Characters() {}

    /** Whether every surrogate has its other half. */
    static boolean isUnicode(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** Whether the text holds a control character other than the white space of JSON, or a mark of direction. */
    static boolean holdsHidden(String text) {
        return text.chars()
                .anyMatch(c -> (Character.isISOControl(c) && WHITE_SPACE.indexOf(c) < 0) || DIRECTION.indexOf(c) >= 0);
    }

    /** Whether the text holds any control character. */
    static boolean holdsControl(String text) {
        return text.chars().anyMatch(Character::isISOControl);
    }
}
