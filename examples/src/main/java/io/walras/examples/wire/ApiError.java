package io.walras.examples.wire;

/** Why the API refused: a stable name and a sentence. */
public record ApiError(String errorType, String description) {}
