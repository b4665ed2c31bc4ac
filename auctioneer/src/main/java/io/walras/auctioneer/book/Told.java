package io.walras.auctioneer.book;

import java.util.Optional;

/**
 * Something that followers are told.
 *
 * @param sequence its number
 * @param what empty where a following begins: what is told next has the next number
 */
public record Told<T>(long sequence, Optional<T> what) {}
