package io.walras.protocol.book;

final class FastBookTest extends BookContract {
    @Override
    Book newBook() {
        return new FastBook();
    }
}
