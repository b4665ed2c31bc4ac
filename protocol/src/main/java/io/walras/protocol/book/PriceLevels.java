package io.walras.protocol.book;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The levels of one side of a {@link FastBook}: neighbouring prices share a page, whose bits tell which of them have
 * orders. Pages are in a tree, which is asked only for one that was not used lately and when a page comes or goes; so
 * whoever scatters prices on purpose costs a logarithm and no more.
 */
final class PriceLevels {
    private static final int PAGE_BITS = 4;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int OFFSET = PAGE - 1;
    private static final int RECENT = 1 << 14;
    private static final int SPARE = 64;
    private static final int WORDS = 3;
    private static final int LOTS = 0;
    private static final int ENDS = 1;
    private static final int ORDERS = 2;

    private final Side side;
    private final OrderSlab orders;
    private final NavigableMap<Long, Page> pages = new TreeMap<>();
    private final @Nullable Page[] recent = new Page[RECENT];
    private final Deque<Page> spare = new ArrayDeque<>();
    /** The page with the best price; null if no order rests on this side. */
    private @Nullable Page best;

    PriceLevels(Side side, OrderSlab orders) {
        this.side = side;
        this.orders = orders;
    }

    /** Puts the order behind all others of its price. */
    void append(int slot) {
        long price = orders.price(slot);
        Page page = page(price);
        int at = at(price);
        if (page.words[at + ORDERS]++ == 0) {
            page.used |= bit(price);
            page.words[at + LOTS] = orders.lots(slot);
            page.words[at + ENDS] = OrderSlab.links(slot, slot);
            return;
        }
        long ends = page.words[at + ENDS];
        orders.linkInLevel(OrderSlab.next(ends), slot);
        page.words[at + LOTS] += orders.lots(slot);
        page.words[at + ENDS] = OrderSlab.links(OrderSlab.previous(ends), slot);
    }

    /** Takes the order out of its level. */
    void remove(int slot) {
        long price = orders.price(slot);
        Page page = page(price);
        int at = at(price);
        long links = orders.unlinkFromLevel(slot);
        if (--page.words[at + ORDERS] == 0) {
            page.used &= ~bit(price);
            if (page.used == 0) {
                drop(page);
            }
            return;
        }
        page.words[at + LOTS] -= orders.lots(slot);
        int before = OrderSlab.previous(links);
        int after = OrderSlab.next(links);
        long ends = page.words[at + ENDS];
        page.words[at + ENDS] = OrderSlab.links(
                before == OrderSlab.NONE ? after : OrderSlab.previous(ends),
                after == OrderSlab.NONE ? before : OrderSlab.next(ends));
    }

    /** The order has {@code lots} fewer from now on. */
    void reduce(int slot, long lots) {
        long price = orders.price(slot);
        page(price).words[at(price) + LOTS] -= lots;
    }

    boolean isEmpty() {
        return best == null;
    }

    /** The best price; there must be one. */
    long bestPrice() {
        Page page = best;
        if (page == null) {
            throw new IllegalStateException("no order rests on side " + side);
        }
        return page.first(side);
    }

    /** Is shown each level, best first, until it has seen enough. */
    void visit(Visitor visitor) {
        for (Page page : (side == Side.ASK ? pages : pages.descendingMap()).values()) {
            long left = page.used;
            while (left != 0) {
                int offset = side == Side.ASK ? Long.numberOfTrailingZeros(left) : 63 - Long.numberOfLeadingZeros(left);
                left &= ~(1L << offset);
                int at = offset * WORDS;
                Level level =
                        new Level(page.key << PAGE_BITS | offset, page.words[at + LOTS], (int) page.words[at + ORDERS]);
                if (!visitor.visit(level, OrderSlab.previous(page.words[at + ENDS]))) {
                    return;
                }
            }
        }
    }

    /** Sees levels. */
    interface Visitor {
        /** Sees a level, whose first order is in the slot; false if that was enough. */
        boolean visit(Level level, int first);
    }

    private Page page(long price) {
        long key = price >>> PAGE_BITS;
        int place = (int) key & (RECENT - 1);
        Page page = recent[place];
        if (page != null && page.key == key && page.isThere) {
            return page;
        }
        Page found = pages.get(key);
        if (found == null) {
            found = open(key);
        }
        recent[place] = found;
        return found;
    }

    private Page open(long key) {
        Page page = spare.isEmpty() ? new Page() : spare.pop();
        page.key = key;
        page.isThere = true;
        pages.put(key, page);
        if (best == null || side.isBetter(key, best.key)) {
            best = page;
        }
        return page;
    }

    private void drop(Page page) {
        pages.remove(page.key);
        page.isThere = false;
        if (page == best) {
            Map.Entry<Long, Page> next = side == Side.ASK ? pages.firstEntry() : pages.lastEntry();
            best = next == null ? null : next.getValue();
        }
        if (spare.size() < SPARE) {
            spare.push(page);
        }
    }

    private static int at(long price) {
        return ((int) price & OFFSET) * WORDS;
    }

    private static long bit(long price) {
        return 1L << (price & OFFSET);
    }

    /** Neighbouring prices. */
    private static final class Page {
        /** Lots, first and last order, and number of orders of each price in turn. */
        private final long[] words = new long[PAGE * WORDS];

        private long key;
        private long used;
        private boolean isThere;

        long first(Side side) {
            int offset = side == Side.ASK ? Long.numberOfTrailingZeros(used) : 63 - Long.numberOfLeadingZeros(used);
            return key << PAGE_BITS | offset;
        }
    }
}
