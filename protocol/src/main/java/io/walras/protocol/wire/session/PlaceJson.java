package io.walras.protocol.wire.session;

import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.SelfTrade;
import io.walras.protocol.book.Side;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.chain.Address;
import java.util.Objects;

/**
 * Where an order of a batch rests in a book.
 *
 * @param side {@code bid} or {@code ask}
 * @param price in ticks
 * @param sequence its place in time
 */
public record PlaceJson(
        String market, String side, long price, long sequence, boolean postOnly, String timeInForce, String selfTrade) {
    private static final String BID = "bid";
    private static final String ASK = "ask";

    public PlaceJson {
        Objects.requireNonNull(market, "market");
        Objects.requireNonNull(side, "side");
        Objects.requireNonNull(timeInForce, "timeInForce");
        Objects.requireNonNull(selfTrade, "selfTrade");
    }

    static PlaceJson of(BookEntry entry) {
        BookAttributes attributes = entry.listing().attributes();
        return new PlaceJson(
                entry.listing().market(),
                entry.side() == Side.BID ? BID : ASK,
                entry.price(),
                entry.sequence(),
                attributes.postOnly(),
                attributes.timeInForce().name(),
                attributes.selfTrade().wireName());
    }

    /** @throws IllegalArgumentException if a name is none */
    BookEntry toEntry(Address owner) {
        if (!side.equals(BID) && !side.equals(ASK)) {
            throw new IllegalArgumentException("there is no side " + side);
        }
        TimeInForce time = TimeInForce.ofWireName(timeInForce)
                .orElseThrow(() -> new IllegalArgumentException("there is no timeInForce " + timeInForce));
        SelfTrade mode = SelfTrade.ofWireName(selfTrade)
                .orElseThrow(() -> new IllegalArgumentException("there is no selfTrade " + selfTrade));
        BookAttributes attributes = new BookAttributes(postOnly, time, mode);
        Listing listing = new Listing(market, side.equals(BID) ? Side.BID : Side.ASK, price, attributes);
        return new BookEntry(sequence, owner, listing);
    }
}
