package io.walras.auctioneer.book.stream;

import io.walras.protocol.wire.market.StreamMessage;

/**
 * A message on its way out.
 *
 * @param isLast whether nothing may follow it
 */
record Said(String text, boolean isLast) {
    static Said of(StreamMessage message) {
        return new Said(message.text(), message instanceof StreamMessage.Refused refused && refused.closing());
    }
}
