package io.walras.bench.book;

import io.walras.protocol.book.FastBook;
import io.walras.protocol.book.Side;

/** Gives commands to our fast book, and fails if it refuses one. */
final class OurBook implements CommandStream.Target {
    private final FastBook book = new FastBook();

    int size() {
        return book.size();
    }

    @Override
    public void place(long id, long owner, boolean bid, long price, long lots) {
        require(book.place(id, owner, bid ? Side.BID : Side.ASK, price, lots));
    }

    @Override
    public void cancel(long id, long owner) {
        require(book.cancel(id) > 0);
    }

    @Override
    public void move(long id, long owner, boolean bid, long price, long lots) {
        require(book.move(id, price, lots));
    }

    private static void require(boolean done) {
        if (!done) {
            throw new IllegalStateException("refused");
        }
    }
}
