package io.walras.protocol.rfq;

/**
 * The answer to a quote, or a take of one, that the contract would refuse.
 *
 * @param fault which rule it breaks
 * @param detail the facts, for the developer of the maker or the solver
 */
public record QuoteRefusal(QuoteFault fault, String detail) {}
