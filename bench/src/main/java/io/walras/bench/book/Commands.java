package io.walras.bench.book;

/** Commands in arrays, so that reading them costs both books little and the same. */
final class Commands implements CommandStream.Target {
    private static final byte PLACE = 0;
    private static final byte CANCEL = 1;
    private static final byte MOVE = 2;

    private final byte[] kinds;
    private final boolean[] bids;
    private final long[] ids;
    private final long[] owners;
    private final long[] prices;
    private final long[] lots;
    private int count;

    Commands(int capacity) {
        kinds = new byte[capacity];
        bids = new boolean[capacity];
        ids = new long[capacity];
        owners = new long[capacity];
        prices = new long[capacity];
        lots = new long[capacity];
    }

    boolean hasRoomFor(int more) {
        return count + more <= kinds.length;
    }

    int count() {
        return count;
    }

    @Override
    public void place(long id, long owner, boolean bid, long price, long size) {
        add(PLACE, id, owner, bid, price, size);
    }

    @Override
    public void cancel(long id, long owner) {
        add(CANCEL, id, owner, false, 0, 0);
    }

    @Override
    public void move(long id, long owner, boolean bid, long price, long size) {
        add(MOVE, id, owner, bid, price, size);
    }

    private void add(byte kind, long id, long owner, boolean bid, long price, long size) {
        kinds[count] = kind;
        ids[count] = id;
        owners[count] = owner;
        bids[count] = bid;
        prices[count] = price;
        lots[count++] = size;
    }

    /** Gives all of them to the target. */
    void giveTo(CommandStream.Target target) {
        for (int i = 0; i < count; i++) {
            switch (kinds[i]) {
                case PLACE -> target.place(ids[i], owners[i], bids[i], prices[i], lots[i]);
                case CANCEL -> target.cancel(ids[i], owners[i]);
                default -> target.move(ids[i], owners[i], bids[i], prices[i], lots[i]);
            }
        }
    }
}
