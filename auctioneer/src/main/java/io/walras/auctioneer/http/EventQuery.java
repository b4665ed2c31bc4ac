package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.Feed;
import io.walras.auctioneer.ledger.FeedEvent;
import io.walras.auctioneer.ledger.FeedEvent.Kind;
import io.walras.auctioneer.ledger.FeedFilter;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.Query;
import org.apache.pekko.stream.javadsl.Source;

/**
 * What a client asks of the feed.
 *
 * @param after the last event that it has seen; empty for none, so that it is told what happens from now on
 */
record EventQuery(Optional<Long> after, FeedFilter filter) {
    private static final Pattern EVENT_ID = Pattern.compile("[0-9]{1,18}");
    /** Owners, or orders, that one client may name. */
    private static final int MOST_NAMES = 32;

    /** What the client asks, or why that is not known. */
    sealed interface Read {
        record Asked(EventQuery query) implements Read {}

        record Wrong(ApiError error) implements Read {}
    }

    /** Reads a request: {@code Last-Event-ID} or {@code after}, {@code kinds}, {@code owner} and {@code uid}. */
    static Read of(HttpRequest request) {
        Query query = request.getUri().query();
        Optional<String> after =
                request.getHeader("Last-Event-ID").map(HttpHeader::value).or(() -> query.get("after"));
        if (after.filter(text -> !EVENT_ID.matcher(text).matches()).isPresent()) {
            return wrong(422, "InvalidEventId", "Last-Event-ID, or after, is not the id of an event");
        }
        Optional<Set<Kind>> kinds = names(query, "kinds", EventQuery::kind);
        if (kinds.isEmpty()) {
            return wrong(422, "InvalidEventFilter", "kinds are some of " + wireNames() + ", with commas between them");
        }
        Optional<Set<Address>> owners = names(query, "owner", Address::parse);
        if (owners.isEmpty()) {
            return wrong(422, "InvalidAddress", "owner is not one to " + MOST_NAMES + " addresses");
        }
        return names(query, "uid", OrderUid::parse)
                .<Read>map(uids -> new Read.Asked(
                        new EventQuery(after.map(Long::valueOf), new FeedFilter(kinds.get(), owners.get(), uids))))
                .orElseGet(() -> wrong(400, "InvalidUid", "uid is not one to " + MOST_NAMES + " uids"));
    }

    /** The events that the client asks for. */
    Source<FeedEvent, NotUsed> from(Feed feed) {
        return after.map(feed::after).orElseGet(feed::live).filter(filter::wants);
    }

    private static Read wrong(int status, String errorType, String description) {
        return new Read.Wrong(ApiError.of(status, errorType, description));
    }

    /** What the parameter lists; nothing if it is not given, empty if it cannot be read. */
    private static <T> Optional<Set<T>> names(Query query, String parameter, Function<String, Optional<T>> parse) {
        Optional<String> given = query.get(parameter);
        if (given.isEmpty()) {
            return Optional.of(Set.of());
        }
        List<String> texts = List.of(given.get().split(",", -1));
        Set<T> named = new HashSet<>();
        texts.stream().limit(MOST_NAMES).map(parse).flatMap(Optional::stream).forEach(named::add);
        return named.size() == texts.size() ? Optional.of(named) : Optional.empty();
    }

    private static Optional<Kind> kind(String wireName) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }

    private static List<String> wireNames() {
        return Arrays.stream(Kind.values()).map(Kind::wireName).toList();
    }
}
