package io.walras.auctioneer.ledger;

import io.walras.auctioneer.journal.StoredJson;
import io.walras.auctioneer.ledger.Ledger.Page;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.intent.WaitReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/** The orders ever accepted, and the app-data documents they brought. */
final class OrderTable {
    private static final String SELECT = "SELECT o.*, d.document FROM orders o JOIN app_data d ON d.hash = o.app_data ";

    private final Sql sql;

    OrderTable(Sql sql) {
        this.sql = sql;
    }

    void accept(PoolEvent.OrderAccepted accepted) {
        Intent intent = accepted.intent();
        Order order = intent.order();
        if (appData(order.appData()).isEmpty()) {
            sql.update("INSERT INTO app_data (hash, document) VALUES (?, ?)", order.appData(), accepted.fullAppData());
        }
        if (acceptAgain(accepted)) {
            return;
        }
        sql.update(
                "INSERT INTO orders (uid, owner, sequence, accepted_at, sell_token, buy_token, receiver, sell_amount,"
                        + " buy_amount, valid_to, app_data, fee_amount, kind, partially_fillable, sell_token_balance,"
                        + " buy_token_balance, signing_scheme, signature, closing, waiting, client_id, terms, account)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                intent.uid(),
                intent.owner(),
                nextSequence(),
                accepted.at(),
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                order.appData(),
                order.feeAmount(),
                order.kind(),
                order.partiallyFillable(),
                order.sellTokenBalance(),
                order.buyTokenBalance(),
                intent.signature().scheme(),
                intent.signature().bytes(),
                Closing.NONE,
                null,
                accepted.clientId(),
                written(accepted.terms()),
                account(accepted));
    }

    /** Who asks for the order as one of its own: the user on whose behalf a contract placed it, or else the owner. */
    private static Address account(PoolEvent.OrderAccepted accepted) {
        Placement placement = accepted.terms().placement();
        return placement == null ? accepted.intent().owner() : placement.sender();
    }

    /** A presign order that its owner never signed makes way for the same order; what happened to it stays on record. */
    private boolean acceptAgain(PoolEvent.OrderAccepted accepted) {
        OrderSignature signature = accepted.intent().signature();
        int known = sql.update(
                "UPDATE orders SET sequence = ?, accepted_at = ?, signing_scheme = ?, signature = ?, closing = ?,"
                        + " waiting = ?, terms = ?, account = ? WHERE uid = ?",
                nextSequence(),
                accepted.at(),
                signature.scheme(),
                signature.bytes(),
                Closing.NONE,
                null,
                written(accepted.terms()),
                account(accepted),
                accepted.uid());
        return known > 0;
    }

    private static @Nullable String written(OrderTerms terms) {
        return terms.equals(OrderTerms.NONE) ? null : StoredJson.write(terms);
    }

    private long nextSequence() {
        return sql.first("SELECT MAX(sequence) AS last FROM orders", row -> row.optionalNumber("last"))
                .flatMap(last -> last)
                .map(last -> last + 1)
                .orElse(0L);
    }

    /** Notes why the order takes no part in auctions any more; a closed order waits for nothing. */
    void close(OrderUid uid, Closing closing) {
        sql.update("UPDATE orders SET closing = ?, waiting = ? WHERE uid = ?", closing, null, uid);
    }

    void wait(OrderUid uid, @Nullable WaitReason reason) {
        sql.update("UPDATE orders SET waiting = ? WHERE uid = ?", reason, uid);
    }

    Optional<PooledOrder> find(OrderUid uid) {
        return withFills(sql.list(SELECT + "WHERE o.uid = ?", OrderTable::order, uid)).stream()
                .findFirst();
    }

    Optional<PooledOrder> named(Address owner, String clientId) {
        return withFills(sql.list(
                        SELECT + "WHERE o.owner = ? AND o.client_id = ? ORDER BY o.sequence DESC LIMIT 1",
                        OrderTable::order,
                        owner,
                        clientId))
                .stream()
                .findFirst();
    }

    /** The orders that are this account's own, or that contracts placed on its behalf. */
    List<PooledOrder> ofAccount(Address account, Page page) {
        return withFills(sql.list(
                SELECT + "WHERE o.account = ? AND o.sequence < ? ORDER BY o.sequence DESC LIMIT ? OFFSET ?",
                OrderTable::order,
                account,
                page.before().major(),
                page.limit(),
                page.offset()));
    }

    /** The orders that a mined transaction filled, in the order of its trades. */
    List<PooledOrder> ofTransaction(Bytes32 transaction) {
        return withFills(sql.list(
                SELECT + "JOIN trades t ON t.uid = o.uid WHERE t.transaction_hash = ? ORDER BY t.log_index",
                OrderTable::order,
                transaction));
    }

    Optional<String> appData(Bytes32 hash) {
        return sql.first("SELECT document FROM app_data WHERE hash = ?", row -> row.text("document"), hash);
    }

    private List<PooledOrder> withFills(List<PooledOrder> orders) {
        Map<OrderUid, TreePMap<Long, OrderFill>> fills =
                new FillTable(sql).of(orders.stream().map(PooledOrder::uid).toList());
        return orders.stream()
                .map(order -> new PooledOrder(
                        order.intent(),
                        order.fullAppData(),
                        order.acceptedAt(),
                        order.sequence(),
                        order.listing(),
                        order.clientId(),
                        order.terms(),
                        fills.getOrDefault(order.uid(), TreePMap.empty()),
                        order.closing(),
                        order.waiting()))
                .toList();
    }

    private static PooledOrder order(Row row) {
        Order signed = new Order(
                row.address("sell_token"),
                row.address("buy_token"),
                row.address("receiver"),
                row.amount("sell_amount"),
                row.amount("buy_amount"),
                row.number("valid_to"),
                row.word("app_data"),
                row.amount("fee_amount"),
                row.constant("kind", OrderKind.class),
                row.bool("partially_fillable"),
                row.constant("sell_token_balance", TokenBalance.class),
                row.constant("buy_token_balance", TokenBalance.class));
        OrderSignature signature = new OrderSignature(
                row.constant("signing_scheme", SigningScheme.class), Bytes.of(row.bytes("signature")));
        return new PooledOrder(
                new Intent(row.uid("uid"), signed, signature),
                row.text("document"),
                row.number("accepted_at"),
                row.number("sequence"),
                null,
                row.optionalText("client_id").orElse(null),
                row.optionalText("terms")
                        .map(terms -> StoredJson.read(terms, OrderTerms.class))
                        .orElse(null),
                TreePMap.empty(),
                row.constant("closing", Closing.class),
                row.optionalText("waiting").map(WaitReason::valueOf).orElse(null));
    }
}
