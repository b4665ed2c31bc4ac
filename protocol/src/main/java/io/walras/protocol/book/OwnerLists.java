package io.walras.protocol.book;

import java.util.Arrays;

/** The orders of each owner of a {@link FastBook}, as a list within the slab. */
final class OwnerLists {
    private static final int FEWEST = 64;

    private final OrderSlab orders;
    private final SlotTable owners = new SlotTable();
    /** The first order of each owner; of a place given back, the next such place. */
    private int[] first = new int[FEWEST];

    private int[] sizes = new int[FEWEST];
    private int used;
    private int free = SlotTable.NONE;

    OwnerLists(OrderSlab orders) {
        this.orders = orders;
    }

    /** The first order of the owner, or {@link OrderSlab#NONE}. */
    int first(long owner) {
        int place = owners.get(owner);
        return place == SlotTable.NONE ? OrderSlab.NONE : first[place];
    }

    int size(long owner) {
        int place = owners.get(owner);
        return place == SlotTable.NONE ? 0 : sizes[place];
    }

    void add(int slot) {
        long owner = orders.owner(slot);
        int place = owners.get(owner);
        if (place == SlotTable.NONE) {
            place = take();
            owners.put(owner, place);
            first[place] = OrderSlab.NONE;
            sizes[place] = 0;
        }
        orders.linkOfOwner(slot, first[place]);
        first[place] = slot;
        sizes[place]++;
    }

    void remove(int slot) {
        long owner = orders.owner(slot);
        int place = owners.get(owner);
        long links = orders.unlinkFromOwner(slot);
        if (OrderSlab.previous(links) == OrderSlab.NONE) {
            first[place] = OrderSlab.next(links);
        }
        if (--sizes[place] == 0) {
            owners.remove(owner);
            first[place] = free;
            free = place;
        }
    }

    private int take() {
        if (free != SlotTable.NONE) {
            int place = free;
            free = first[place];
            return place;
        }
        if (used == first.length) {
            first = Arrays.copyOf(first, 2 * used);
            sizes = Arrays.copyOf(sizes, 2 * used);
        }
        return used++;
    }
}
