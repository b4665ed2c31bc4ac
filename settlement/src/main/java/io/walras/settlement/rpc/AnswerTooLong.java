package io.walras.settlement.rpc;

import java.io.IOException;

/** An answer is longer than is read. */
public final class AnswerTooLong extends IOException {
    private static final long serialVersionUID = 1L;

    AnswerTooLong(int maxBytes) {
        super("the answer is longer than " + maxBytes + " bytes");
    }
}
