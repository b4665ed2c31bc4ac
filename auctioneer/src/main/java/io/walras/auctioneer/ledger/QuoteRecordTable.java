package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.JobId;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Optional;

/** How what solvers quoted compares to what became of the orders that were linked to it. */
final class QuoteRecordTable {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** A thousand times the quote: beyond it, tokens of no value would drown everything else. */
    private static final BigInteger MOST_PPM = BigInteger.valueOf(1_000_000_000);

    private final Sql sql;

    QuoteRecordTable(Sql sql) {
        this.sql = sql;
    }

    /** An order was accepted that is linked to the quote. */
    void linked(OrderQuote quote) {
        add(quote.solver(), 1, 0, 0, BigInteger.ZERO);
    }

    /** The trades of the job are final. */
    void settled(JobId job) {
        OrderTable orders = new OrderTable(sql);
        sql.list(
                        "SELECT uid, sell_amount, buy_amount FROM trades WHERE auction_id = ? AND bundle_hash = ?",
                        row -> new Executed(
                                orders.find(row.uid("uid"))
                                        .map(PooledOrder::terms)
                                        .flatMap(terms -> Optional.ofNullable(terms.quote())),
                                row.amount("sell_amount"),
                                row.amount("buy_amount")),
                        job.auctionId(),
                        job.bundleHash())
                .forEach(this::executed);
    }

    private record Executed(Optional<OrderQuote> quote, Uint256 sold, Uint256 bought) {}

    private void executed(Executed trade) {
        trade.quote().ifPresent(quote -> {
            BigInteger deviation = deviation(quote, trade);
            add(quote.solver(), 0, 1, deviation.signum() >= 0 ? 1 : 0, deviation);
        });
    }

    /** By how much the price was better than the quoted one, fee included, in millionths of it, rounded down. */
    private static BigInteger deviation(OrderQuote quote, Executed trade) {
        BigInteger quoted =
                quote.buyAmount().toBigInteger().multiply(trade.sold().toBigInteger());
        BigInteger got = trade.bought()
                .toBigInteger()
                .multiply(
                        quote.sellAmount().toBigInteger().add(quote.feeAmount().toBigInteger()));
        BigInteger[] parts = got.subtract(quoted).multiply(MILLION).divideAndRemainder(quoted.max(BigInteger.ONE));
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.min(MOST_PPM);
    }

    private void add(Address solver, long orders, long fills, long asGood, BigInteger ppm) {
        int updated = sql.update(
                "UPDATE solver_quotes SET orders = orders + ?, fills = fills + ?, as_good = as_good + ?,"
                        + " sum_ppm = sum_ppm + ? WHERE solver = ?",
                orders,
                fills,
                asGood,
                ppm,
                solver);
        if (updated == 0) {
            sql.update(
                    "INSERT INTO solver_quotes (solver, orders, fills, as_good, sum_ppm) VALUES (?, ?, ?, ?, ?)",
                    solver,
                    orders,
                    fills,
                    asGood,
                    ppm);
        }
    }

    /** What is known of a solver's quotes. */
    QuoteRecord of(Address solver) {
        return sql.first(
                        "SELECT orders, fills, as_good, sum_ppm FROM solver_quotes WHERE solver = ?",
                        row -> new QuoteRecord(
                                row.number("orders"),
                                row.number("fills"),
                                row.number("as_good"),
                                row.integer("sum_ppm")),
                        solver)
                .orElse(QuoteRecord.NONE);
    }
}
