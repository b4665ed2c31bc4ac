package io.walras.protocol.book;

final class PlainBookTest extends BookContract {
    @Override
    Book newBook() {
        return new PlainBook();
    }
}
