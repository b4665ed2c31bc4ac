package io.walras.sdk.conformance;

/** Something was not as it has to be; the message says what. */
final class Deviation extends RuntimeException {
    private static final long serialVersionUID = 1;

    Deviation(String what) {
        super(what, null, false, false);
    }

    /** @throws Deviation saying what if it is not so */
    static void require(boolean so, String what) {
        if (!so) {
            throw new Deviation(what);
        }
    }

    /** @throws Deviation if they are not equal */
    static void requireEqual(Object actual, Object expected, String what) {
        require(actual.equals(expected), what + " is " + actual + ", not " + expected);
    }
}
