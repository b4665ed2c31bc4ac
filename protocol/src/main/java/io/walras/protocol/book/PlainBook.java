package io.walras.protocol.book;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A book that is obviously right. The yardstick for {@link FastBook}. */
public final class PlainBook implements Book {
    private final Map<Long, RestingOrder> orders = new HashMap<>();
    /** By side, then by price, first come first; then by id, in the order of time. */
    private final Map<Side, NavigableMap<Long, SequencedMap<Long, RestingOrder>>> sides = new EnumMap<>(Side.class);

    public PlainBook() {
        sides.put(Side.BID, new TreeMap<>(Comparator.reverseOrder()));
        sides.put(Side.ASK, new TreeMap<>());
    }

    @Override
    public boolean place(long id, long owner, Side side, long price, long lots) {
        Book.requireInBounds(price, lots);
        if (orders.containsKey(id)) {
            return false;
        }
        if (orders.size() == MAX_ORDERS) {
            throw new IllegalArgumentException("the book is full");
        }
        put(new RestingOrder(id, owner, side, price, lots));
        return true;
    }

    @Override
    public long cancel(long id) {
        RestingOrder order = orders.remove(id);
        if (order == null) {
            return 0;
        }
        NavigableMap<Long, SequencedMap<Long, RestingOrder>> side = side(order.side());
        SequencedMap<Long, RestingOrder> level = side.get(order.price());
        if (level != null) {
            level.remove(id);
            if (level.isEmpty()) {
                side.remove(order.price());
            }
        }
        return order.lots();
    }

    @Override
    public int cancelAll(long owner) {
        List<Long> owned = orders.values().stream()
                .filter(order -> order.owner() == owner)
                .map(RestingOrder::id)
                .toList();
        owned.forEach(this::cancel);
        return owned.size();
    }

    @Override
    public boolean move(long id, long price, long lots) {
        Book.requireInBounds(price, lots);
        RestingOrder order = orders.get(id);
        if (order == null) {
            return false;
        }
        if (order.price() != price || lots > order.lots()) {
            cancel(id);
        }
        put(new RestingOrder(id, order.owner(), order.side(), price, lots));
        return true;
    }

    @Override
    public OptionalLong fill(long id, long lots) {
        RestingOrder order = orders.get(id);
        if (order == null) {
            return OptionalLong.empty();
        }
        if (lots < 1 || lots > order.lots()) {
            throw new IllegalArgumentException("order " + id + " has " + order.lots() + " lots, not " + lots);
        }
        long left = order.lots() - lots;
        if (left == 0) {
            cancel(id);
        } else {
            put(new RestingOrder(id, order.owner(), order.side(), order.price(), left));
        }
        return OptionalLong.of(left);
    }

    @Override
    public Optional<RestingOrder> order(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    @Override
    public int size() {
        return orders.size();
    }

    @Override
    public int size(long owner) {
        return (int)
                orders.values().stream().filter(order -> order.owner() == owner).count();
    }

    @Override
    public OptionalLong best(Side side) {
        return side(side).isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(side(side).firstKey());
    }

    @Override
    public List<Level> levels(Side side, int depth) {
        return side(side).entrySet().stream()
                .limit(depth)
                .map(level -> level(level.getKey(), level.getValue()))
                .toList();
    }

    private static Level level(long price, SequencedMap<Long, RestingOrder> orders) {
        long lots = orders.values().stream().mapToLong(RestingOrder::lots).sum();
        return new Level(price, lots, orders.size());
    }

    @Override
    public void forEach(Side side, Consumer<RestingOrder> consumer) {
        List<SequencedMap<Long, RestingOrder>> levels =
                new ArrayList<>(side(side).values());
        levels.forEach(level -> level.values().forEach(consumer));
    }

    /** Puts the order in its place: its own if it rests at this price already, else behind all others. */
    private void put(RestingOrder order) {
        orders.put(order.id(), order);
        side(order.side())
                .computeIfAbsent(order.price(), price -> new LinkedHashMap<>())
                .put(order.id(), order);
    }

    private NavigableMap<Long, SequencedMap<Long, RestingOrder>> side(Side side) {
        NavigableMap<Long, SequencedMap<Long, RestingOrder>> levels = sides.get(side);
        if (levels == null) {
            throw new IllegalStateException("no side " + side);
        }
        return levels;
    }
}
