package io.walras.protocol.wire.market;

/** Where the following of a channel begins: what happens next has the next number. */
public record StartJson(String market, long sequence) {}
