package io.walras.protocol.book;

import java.util.Arrays;

/**
 * The orders of a {@link FastBook} in one array: no object per order, and all of an order in one line of the cache, for which
 * each has eight words, of which six are used.
 * Each is in two lists, that of its level and that of its owner.
 */
final class OrderSlab {
    static final int NONE = -1;

    private static final int WORDS = 8;
    private static final int ID = 0;
    private static final int OWNER = 1;
    /** Price and side. */
    private static final int PLACE = 2;

    private static final int LOTS = 3;
    /** The order before and the one after, of the same level. */
    private static final int LEVEL_LINKS = 4;
    /** The same of the same owner. */
    private static final int OWNER_LINKS = 5;

    private static final int FEWEST = 64;
    private static final long ASK = 1;
    private static final long LOW = 0xffff_ffffL;

    private long[] words = new long[FEWEST * WORDS];
    private int used;
    /** Slots given back, each with the next in the place of its id. */
    private int free = NONE;

    /** A slot for a new order, linked to none. */
    int add(long id, long owner, Side side, long price, long lots) {
        int slot = take();
        int at = slot * WORDS;
        words[at + ID] = id;
        words[at + OWNER] = owner;
        words[at + PLACE] = price << 1 | (side == Side.ASK ? ASK : 0);
        words[at + LOTS] = lots;
        words[at + LEVEL_LINKS] = links(NONE, NONE);
        words[at + OWNER_LINKS] = links(NONE, NONE);
        return slot;
    }

    private int take() {
        if (free != NONE) {
            int slot = free;
            free = (int) words[slot * WORDS + ID];
            return slot;
        }
        if ((used + 1) * WORDS > words.length) {
            words = Arrays.copyOf(words, words.length * 2);
        }
        return used++;
    }

    void giveBack(int slot) {
        words[slot * WORDS + ID] = free;
        free = slot;
    }

    long id(int slot) {
        return words[slot * WORDS + ID];
    }

    long owner(int slot) {
        return words[slot * WORDS + OWNER];
    }

    long price(int slot) {
        return words[slot * WORDS + PLACE] >>> 1;
    }

    Side side(int slot) {
        return (words[slot * WORDS + PLACE] & ASK) == 0 ? Side.BID : Side.ASK;
    }

    void setPrice(int slot, long price) {
        int at = slot * WORDS + PLACE;
        words[at] = price << 1 | (words[at] & ASK);
    }

    long lots(int slot) {
        return words[slot * WORDS + LOTS];
    }

    void setLots(int slot, long lots) {
        words[slot * WORDS + LOTS] = lots;
    }

    int nextInLevel(int slot) {
        return next(words[slot * WORDS + LEVEL_LINKS]);
    }

    int nextOfOwner(int slot) {
        return next(words[slot * WORDS + OWNER_LINKS]);
    }

    /** Links the order behind {@code last} of its level. */
    void linkInLevel(int last, int slot) {
        link(LEVEL_LINKS, last, slot);
    }

    /** Links the order before {@code first} of its owner. */
    void linkOfOwner(int slot, int first) {
        link(OWNER_LINKS, slot, first);
    }

    /** Takes the order out of its level's list; the level must be told its first and last by itself. */
    long unlinkFromLevel(int slot) {
        return unlink(LEVEL_LINKS, slot);
    }

    /** Takes the order out of its owner's list; the owner must be told its first by itself. */
    long unlinkFromOwner(int slot) {
        return unlink(OWNER_LINKS, slot);
    }

    private void link(int field, int before, int after) {
        if (before != NONE) {
            int at = before * WORDS + field;
            words[at] = links(previous(words[at]), after);
        }
        if (after != NONE) {
            int at = after * WORDS + field;
            words[at] = links(before, next(words[at]));
        }
    }

    /** The links that the order had. */
    private long unlink(int field, int slot) {
        int at = slot * WORDS + field;
        long had = words[at];
        int before = previous(had);
        int after = next(had);
        if (before != NONE) {
            int other = before * WORDS + field;
            words[other] = links(previous(words[other]), after);
        }
        if (after != NONE) {
            int other = after * WORDS + field;
            words[other] = links(before, next(words[other]));
        }
        words[at] = links(NONE, NONE);
        return had;
    }

    static long links(int previous, int next) {
        return (long) previous << Integer.SIZE | (next & LOW);
    }

    static int previous(long links) {
        return (int) (links >> Integer.SIZE);
    }

    static int next(long links) {
        return (int) links;
    }
}
