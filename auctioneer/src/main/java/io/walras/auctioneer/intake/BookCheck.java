package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.Listing;
import io.walras.protocol.book.Market;
import io.walras.protocol.book.Market.Misfit;
import io.walras.protocol.book.Market.Placed;
import io.walras.protocol.book.TimeInForce;
import io.walras.protocol.intent.Order;
import java.util.List;
import java.util.Optional;

/** Finds the place of an order that asks to rest in a book. A pure function of the order and the markets. */
final class BookCheck {
    private final List<Market> markets;

    BookCheck(List<Market> markets) {
        this.markets = markets;
    }

    /** Where an order rests. */
    sealed interface Result {
        record Listed(Listing listing) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    Result judge(Order order, BookAttributes attributes) {
        Optional<Market> found = markets.stream()
                .filter(market ->
                        market.side(order.sellToken(), order.buyToken()).isPresent())
                .findFirst();
        if (found.isEmpty()) {
            return refuse(
                    Code.UnknownMarket, "there is no book of these tokens; GET /api/v1/markets lists those there are");
        }
        boolean whole = attributes.timeInForce() == TimeInForce.FOK;
        if (order.partiallyFillable() == whole) {
            return refuse(Code.InvalidBookOrder, "an order in a book is partially fillable, unless it is FOK");
        }
        Market market = found.get();
        Market.Placing placing = market.place(
                order.sellToken(), order.sellAmount(), order.buyToken(), order.buyAmount(), order.isSell());
        return switch (placing) {
            case Placed placed ->
                new Result.Listed(new Listing(market.name(), placed.side(), placed.price(), attributes));
            case Misfit misfit -> misfit(market, misfit);
        };
    }

    private static Result misfit(Market market, Misfit misfit) {
        return switch (misfit) {
            case UnknownMarket -> throw new IllegalStateException("not a market of these tokens: " + market.name());
            case WrongKind ->
                refuse(Code.InvalidBookOrder, "in a book an ask is a sell order and a bid is a buy order");
            case OffLot ->
                refuse(Code.OffLot, "the quantity is not a whole number of lots of " + market.lot() + " base atoms");
            case OffTick ->
                refuse(
                        Code.OffTick,
                        "the price of a lot is not a whole number of ticks of " + market.tick() + " quote atoms");
            case OutOfBounds -> refuse(Code.InvalidBookOrder, "price or quantity is more than a book can hold");
        };
    }

    private static Result refuse(Code code, String description) {
        return new Result.Refused(new Refusal(code, description));
    }
}
