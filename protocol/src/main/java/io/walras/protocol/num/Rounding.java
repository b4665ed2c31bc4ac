package io.walras.protocol.num;

/** Direction of an inexact integer division. Every division that decides money names one. */
public enum Rounding {
    /** Towards zero. */
    FLOOR,
    /** Away from zero. */
    CEIL
}
