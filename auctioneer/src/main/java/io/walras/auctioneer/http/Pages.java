package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.Ledger.Page;
import io.walras.auctioneer.ledger.Ledger.Position;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Lists, page by page: from an offset, or from where the page before ended, which does not move when entries are added. */
final class Pages {
    /** Tells where a page that may not be the last one ended. */
    static final String NEXT = "X-Next-Cursor";

    /** Entries of a page if the query does not say. */
    static final int DEFAULT_LIMIT = 10;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final Cursors cursors;

    Pages(Cursors cursors) {
        this.cursors = cursors;
    }

    /**
     * The page that the query asks for.
     *
     * @param list names the list, with whose it is
     * @param position where an entry is in it
     * @param json what is told of an entry
     */
    <T> CompletionStage<HttpResponse> answer(
            Query query,
            String list,
            Function<Page, CompletionStage<List<T>>> ask,
            Function<T, Position> position,
            Function<T, ?> json) {
        Optional<Page> page = page(query, list);
        if (page.isEmpty()) {
            String problem = "offset must be from 0, limit from 1 to " + Page.MAX_LIMIT
                    + ", and cursor, if there is one, from the page before; offset and cursor exclude each other";
            return CompletableFuture.completedStage(
                    ApiError.of(422, "InvalidPaging", problem).toResponse());
        }
        return ask.apply(page.get()).thenApply(found -> {
            HttpResponse answer = Answers.json(found.stream().map(json).toList());
            return found.size() < page.get().limit()
                    ? answer
                    : answer.addHeader(RawHeader.create(NEXT, cursors.of(list, position.apply(found.getLast()))));
        });
    }

    private Optional<Page> page(Query query, String list) {
        Optional<String> cursor = query.get("cursor");
        Optional<Position> before = cursor.map(text -> cursors.position(list, text))
                .orElse(Optional.of(Position.END))
                .filter(position -> cursor.isEmpty() || query.get("offset").isEmpty());
        Optional<Integer> offset = number(query, "offset", 0);
        Optional<Integer> limit = number(query, "limit", DEFAULT_LIMIT).filter(n -> n >= 1 && n <= Page.MAX_LIMIT);
        return before.flatMap(place -> offset.flatMap(from -> limit.map(count -> new Page(from, count, place))));
    }

    private static Optional<Integer> number(Query query, String name, int otherwise) {
        return Optional.of(query.get(name).orElse(Integer.toString(otherwise)))
                .filter(text -> NUMBER.matcher(text).matches())
                .map(Integer::valueOf);
    }
}
