package io.walras.auctioneer.book;

import io.walras.protocol.book.Book;

/** Shows a book without a lane behind it. */
public final class BookPublisher {
    private BookPublisher() {}

    /** From now on the market's book shows this. */
    public static void show(Books books, String market, Book book) {
        books.update(market, book);
    }
}
