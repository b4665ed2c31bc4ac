package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.MarketHistory;
import io.walras.auctioneer.ledger.MarketHistory.Position;
import io.walras.protocol.market.CandleInterval;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;

/** Reads what is asked of the history of a market, and answers what cannot be read. */
final class MarketQueries {
    /** Entries if the query does not say. */
    static final int DEFAULT_LIMIT = 100;

    /** Unix milliseconds, or an id; the longest is far from overflow. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");

    private static final Pattern POSITION = Pattern.compile("([0-9]{1,15})-([0-9]{1,15})");
    private static final long LATEST = 999_999_999_999_999L;

    private MarketQueries() {}

    /** Trades in front of a position. */
    record Trades(Position before, int limit) {}

    /** Candles that start within a time. */
    record Candles(CandleInterval interval, long from, long to, int limit) {}

    /** Results of auctions in front of one. */
    record Auctions(long before, int limit) {}

    static CompletionStage<HttpResponse> trades(Query query, Function<Trades, CompletionStage<HttpResponse>> answer) {
        Optional<Position> before =
                query.get("before").map(MarketQueries::position).orElse(Optional.of(Position.END));
        if (before.isEmpty()) {
            return refused("InvalidPaging", "before is the id of a trade, as 207-3");
        }
        return limit(query)
                .map(limit -> answer.apply(new Trades(before.get(), limit)))
                .orElseGet(MarketQueries::noLimit);
    }

    static CompletionStage<HttpResponse> auctions(
            Query query, Function<Auctions, CompletionStage<HttpResponse>> answer) {
        Optional<Long> before = number(query, "before", LATEST);
        if (before.isEmpty()) {
            return refused("InvalidPaging", "before is the number of an auction");
        }
        return limit(query)
                .map(limit -> answer.apply(new Auctions(before.get(), limit)))
                .orElseGet(MarketQueries::noLimit);
    }

    static CompletionStage<HttpResponse> candles(Query query, Function<Candles, CompletionStage<HttpResponse>> answer) {
        Optional<CandleInterval> interval =
                CandleInterval.ofWireName(query.get("interval").orElse("1m"));
        Optional<Long> from = number(query, "from", 0);
        Optional<Long> to = number(query, "to", LATEST);
        if (interval.isEmpty()) {
            return refused("InvalidInterval", "interval must be one of 1m, 5m, 15m, 1h, 4h, 1d");
        }
        if (from.isEmpty() || to.isEmpty() || from.get() > to.get()) {
            return refused("InvalidTime", "from and to are unix milliseconds, and from is not later than to");
        }
        return limit(query)
                .map(limit -> answer.apply(new Candles(interval.get(), from.get(), to.get(), limit)))
                .orElseGet(MarketQueries::noLimit);
    }

    private static Optional<Position> position(String text) {
        Matcher matcher = POSITION.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    private static Optional<Long> number(Query query, String name, long otherwise) {
        return Optional.of(query.get(name).orElse(Long.toString(otherwise)))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Long::valueOf);
    }

    private static Optional<Integer> limit(Query query) {
        return number(query, "limit", DEFAULT_LIMIT)
                .filter(limit -> limit >= 1 && limit <= MarketHistory.MAX_LIMIT)
                .map(Math::toIntExact);
    }

    private static CompletionStage<HttpResponse> noLimit() {
        return refused("InvalidPaging", "limit must be from 1 to " + MarketHistory.MAX_LIMIT);
    }

    private static CompletionStage<HttpResponse> refused(String errorType, String description) {
        return CompletableFuture.completedStage(
                ApiError.of(422, errorType, description).toResponse());
    }
}
