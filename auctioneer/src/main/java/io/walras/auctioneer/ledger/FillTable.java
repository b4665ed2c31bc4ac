package io.walras.auctioneer.ledger;

import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePMap;

/** What each standing award does to an order. */
final class FillTable {
    private final Sql sql;

    FillTable(Sql sql) {
        this.sql = sql;
    }

    /** Notes the fill in place of what was known of it. */
    void put(OrderUid uid, OrderFill fill) {
        remove(uid, fill.auctionId());
        sql.update(
                "INSERT INTO fills (uid, auction_id, sold, bought, network_fee, protocol_fee, phase)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                uid,
                fill.auctionId(),
                fill.sold(),
                fill.bought(),
                fill.networkFee(),
                fill.protocolFee(),
                fill.phase());
    }

    void remove(OrderUid uid, long auctionId) {
        sql.update("DELETE FROM fills WHERE uid = ? AND auction_id = ?", uid, auctionId);
    }

    /** The fills of these orders by auction; orders without any are left out. */
    Map<OrderUid, TreePMap<Long, OrderFill>> of(List<OrderUid> uids) {
        Map<OrderUid, TreePMap<Long, OrderFill>> fills = new HashMap<>();
        if (uids.isEmpty()) {
            return fills;
        }
        String places = String.join(", ", Collections.nCopies(uids.size(), "?"));
        sql.list(
                "SELECT * FROM fills WHERE uid IN (" + places + ")",
                row -> fills.merge(
                        row.uid("uid"), TreePMap.singleton(row.number("auction_id"), fill(row)), TreePMap::plusAll),
                uids.toArray());
        return fills;
    }

    private static OrderFill fill(Row row) {
        return new OrderFill(
                row.number("auction_id"),
                row.amount("sold"),
                row.amount("bought"),
                row.amount("network_fee"),
                row.amount("protocol_fee"),
                row.constant("phase", OrderFill.Phase.class));
    }
}
