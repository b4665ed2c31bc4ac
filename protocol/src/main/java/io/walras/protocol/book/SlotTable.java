package io.walras.protocol.book;

/**
 * From numbers to slots: open addressing with linear probing, key and slot side by side, so that a look-up is one access
 * to memory. The numbers are given by who keeps the book, so nobody can choose ones that collide.
 */
final class SlotTable {
    static final int NONE = -1;

    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final int FEWEST_BITS = 6;

    /** Key and slot + 1 in turn; 0 for an empty place. */
    private long[] entries = new long[2 << FEWEST_BITS];

    private int bits = FEWEST_BITS;
    private int size;

    int get(long key) {
        long[] table = entries;
        int mask = table.length - 1;
        for (int at = home(key); table[at + 1] != 0; at = (at + 2) & mask) {
            if (table[at] == key) {
                return (int) table[at + 1] - 1;
            }
        }
        return NONE;
    }

    /** Adds a key that is not there. */
    void put(long key, int slot) {
        if (2 * (size + 1) > 1 << bits) {
            grow();
        }
        insert(key, slot + 1L);
        size++;
    }

    /** Takes the key out and tells its slot, or {@link #NONE}. */
    int remove(long key) {
        int mask = entries.length - 1;
        for (int at = home(key); entries[at + 1] != 0; at = (at + 2) & mask) {
            if (entries[at] == key) {
                int slot = (int) entries[at + 1] - 1;
                close(at, mask);
                size--;
                return slot;
            }
        }
        return NONE;
    }

    /** Moves later entries up, so that no look-up stops at the gap before it has found its key. */
    private void close(int gap, int mask) {
        int empty = gap;
        for (int at = (gap + 2) & mask; entries[at + 1] != 0; at = (at + 2) & mask) {
            int fromHome = (at - home(entries[at])) & mask;
            int fromGap = (at - empty) & mask;
            if (fromHome >= fromGap) {
                entries[empty] = entries[at];
                entries[empty + 1] = entries[at + 1];
                empty = at;
            }
        }
        entries[empty + 1] = 0;
    }

    private void grow() {
        long[] old = entries;
        bits++;
        entries = new long[2 << bits];
        for (int at = 0; at < old.length; at += 2) {
            if (old[at + 1] != 0) {
                insert(old[at], old[at + 1]);
            }
        }
    }

    private void insert(long key, long slotPlusOne) {
        int mask = entries.length - 1;
        int at = home(key);
        while (entries[at + 1] != 0) {
            at = (at + 2) & mask;
        }
        entries[at] = key;
        entries[at + 1] = slotPlusOne;
    }

    private int home(long key) {
        return (int) ((key * SPREAD) >>> (Long.SIZE - bits)) << 1;
    }
}
