package io.walras.protocol.book;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A book that places, moves, fills and cancels in constant time and makes no object on the way. */
public final class FastBook implements Book {
    private final OrderSlab orders = new OrderSlab();
    private final SlotTable slots = new SlotTable();
    private final OwnerLists owners = new OwnerLists(orders);
    private final PriceLevels bids = new PriceLevels(Side.BID, orders);
    private final PriceLevels asks = new PriceLevels(Side.ASK, orders);
    private int size;

    @Override
    public boolean place(long id, long owner, Side side, long price, long lots) {
        Book.requireInBounds(price, lots);
        if (slots.get(id) != SlotTable.NONE) {
            return false;
        }
        if (size == MAX_ORDERS) {
            throw new IllegalArgumentException("the book is full");
        }
        int slot = orders.add(id, owner, side, price, lots);
        slots.put(id, slot);
        owners.add(slot);
        levels(side).append(slot);
        size++;
        return true;
    }

    @Override
    public long cancel(long id) {
        int slot = slots.remove(id);
        if (slot == SlotTable.NONE) {
            return 0;
        }
        long lots = orders.lots(slot);
        levels(orders.side(slot)).remove(slot);
        owners.remove(slot);
        orders.giveBack(slot);
        size--;
        return lots;
    }

    @Override
    public int cancelAll(long owner) {
        int cancelled = 0;
        for (int slot = owners.first(owner); slot != OrderSlab.NONE; slot = owners.first(owner)) {
            cancel(orders.id(slot));
            cancelled++;
        }
        return cancelled;
    }

    @Override
    public boolean move(long id, long price, long lots) {
        Book.requireInBounds(price, lots);
        int slot = slots.get(id);
        if (slot == SlotTable.NONE) {
            return false;
        }
        PriceLevels levels = levels(orders.side(slot));
        long had = orders.lots(slot);
        if (orders.price(slot) == price && lots <= had) {
            orders.setLots(slot, lots);
            levels.reduce(slot, had - lots);
            return true;
        }
        levels.remove(slot);
        orders.setPrice(slot, price);
        orders.setLots(slot, lots);
        levels.append(slot);
        return true;
    }

    @Override
    public OptionalLong fill(long id, long lots) {
        int slot = slots.get(id);
        if (slot == SlotTable.NONE) {
            return OptionalLong.empty();
        }
        long left = orders.lots(slot) - lots;
        if (lots < 1 || left < 0) {
            throw new IllegalArgumentException("order " + id + " has " + orders.lots(slot) + " lots, not " + lots);
        }
        if (left == 0) {
            cancel(id);
        } else {
            orders.setLots(slot, left);
            levels(orders.side(slot)).reduce(slot, lots);
        }
        return OptionalLong.of(left);
    }

    @Override
    public Optional<RestingOrder> order(long id) {
        int slot = slots.get(id);
        return slot == SlotTable.NONE ? Optional.empty() : Optional.of(resting(slot));
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int size(long owner) {
        return owners.size(owner);
    }

    @Override
    public OptionalLong best(Side side) {
        PriceLevels levels = levels(side);
        return levels.isEmpty() ? OptionalLong.empty() : OptionalLong.of(levels.bestPrice());
    }

    @Override
    public List<Level> levels(Side side, int depth) {
        List<Level> first = new ArrayList<>();
        levels(side).visit((level, order) -> {
            if (first.size() < depth) {
                first.add(level);
            }
            return first.size() < depth;
        });
        return List.copyOf(first);
    }

    @Override
    public void forEach(Side side, Consumer<RestingOrder> consumer) {
        levels(side).visit((level, first) -> {
            for (int slot = first; slot != OrderSlab.NONE; slot = orders.nextInLevel(slot)) {
                consumer.accept(resting(slot));
            }
            return true;
        });
    }

    private RestingOrder resting(int slot) {
        return new RestingOrder(
                orders.id(slot), orders.owner(slot), orders.side(slot), orders.price(slot), orders.lots(slot));
    }

    private PriceLevels levels(Side side) {
        return side == Side.BID ? bids : asks;
    }
}
