package io.walras.protocol.bundle;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.book.Side;
import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Price and time priority: of one side of a book, a bundle fills a worse or later order only if every better one is
 * filled as far as the batch allows. One exception: an order for all or nothing is passed over if the bundle fills less
 * than all of it in the orders behind it, for then it could not have been filled in their place.
 */
final class PriorityRule {
    private PriorityRule() {}

    static void check(Batch batch, List<VerifiedFill> fills) throws Broken {
        SortedMap<OrderUid, Uint256> filled = new TreeMap<>();
        boolean any = false;
        for (VerifiedFill fill : fills) {
            boolean isSell = fill.order().order().isSell();
            filled.put(fill.order().uid(), isSell ? fill.userIn() : fill.userOut());
            any |= fill.order().entry() != null;
        }
        if (any) {
            for (List<Ranked> side : ranked(batch)) {
                check(side, filled);
            }
        }
    }

    /** From the last to the first; what was filled so far was filled behind the order at hand. */
    private static void check(List<Ranked> side, Map<OrderUid, Uint256> filled) throws Broken {
        Uint256 behind = Uint256.ZERO;
        OrderUid example = null;
        for (Ranked ranked : side.reversed()) {
            AuctionOrder order = ranked.order();
            Uint256 own = filled.getOrDefault(order.uid(), Uint256.ZERO);
            boolean couldBeFilled =
                    order.order().partiallyFillable() || !order.fillable().isGreaterThan(behind);
            if (!behind.isZero() && own.isLessThan(order.fillable()) && couldBeFilled) {
                throw new Broken(
                        Code.PriorityViolated,
                        "fills order " + example + " of book "
                                + ranked.entry().listing().market() + " although order " + order.uid()
                                + " comes before it and has " + order.fillable().minus(own) + " left");
            }
            if (!own.isZero()) {
                behind = behind.plusSaturating(own);
                example = order.uid();
            }
        }
    }

    /** The orders of each side of each book, first come first. */
    private static Iterable<List<Ranked>> ranked(Batch batch) {
        SortedMap<String, List<Ranked>> sides = new TreeMap<>();
        for (AuctionOrder order : batch.orders()) {
            BookEntry entry = order.entry();
            if (entry != null) {
                String side = entry.listing().market() + (entry.side() == Side.BID ? " bids" : " asks");
                sides.computeIfAbsent(side, name -> new ArrayList<>()).add(new Ranked(order, entry));
            }
        }
        sides.values().forEach(side -> side.sort((a, b) -> a.entry().compareRank(b.entry())));
        return sides.values();
    }

    private record Ranked(AuctionOrder order, BookEntry entry) {}
}
