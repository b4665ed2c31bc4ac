package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.levels.FeedRules;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.rfq.levels.LadderStep;
import io.walras.protocol.rfq.levels.LevelFeed;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.LevelChange;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.MakerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ladders of one session by the hub's rules, and where the maker broke them. */
final class LadderBook {
    private static final FeedRules RULES = new FeedRules(0, 60_000, MakerMessage.MAX_LEVELS);

    private final Map<String, LevelFeed> feeds = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    /** What is wrong with what was heard so far. */
    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** The ladder of a pair that counts at this time. */
    synchronized Optional<Ladder> at(Address base, Address quote, long now) {
        return Optional.ofNullable(feeds.get(key(base, quote))).flatMap(feed -> feed.at(now));
    }

    /** The number of the latest update of a pair; 0 if there was none. */
    synchronized long seq(Address base, Address quote) {
        return feed(base, quote).seq();
    }

    /** Hears a message; what is to be answered if it is about a ladder that does not count. */
    synchronized Optional<HubMessage> hear(MakerMessage message, long now) {
        return switch (message) {
            case MakerMessage.LevelsSnapshot whole -> hear(whole, now);
            case MakerMessage.LevelsDelta delta -> hear(delta, now);
            case MakerMessage.LevelsClear clear -> {
                feeds.replaceAll((pair, feed) -> isMeant(clear, pair) ? feed.cleared() : feed);
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private Optional<HubMessage> hear(MakerMessage.LevelsSnapshot whole, long now) {
        Ladder ladder = new Ladder(whole.base(), whole.quote(), steps(whole.bids()), steps(whole.asks()));
        return take(
                whole.base(),
                whole.quote(),
                feed(whole.base(), whole.quote()).snapshot(whole.seq(), ladder, whole.validForMs(), now, RULES));
    }

    private Optional<HubMessage> hear(MakerMessage.LevelsDelta delta, long now) {
        LevelFeed.Heard heard = feed(delta.base(), delta.quote())
                .delta(
                        delta.prevSeq(),
                        delta.seq(),
                        steps(delta.changes(), LevelChange.Side.Bid),
                        steps(delta.changes(), LevelChange.Side.Ask),
                        now,
                        RULES);
        return take(delta.base(), delta.quote(), heard);
    }

    private Optional<HubMessage> take(Address base, Address quote, LevelFeed.Heard heard) {
        feeds.put(key(base, quote), heard.feed());
        if (heard instanceof LevelFeed.Refused refused) {
            faults.add("levels of " + key(base, quote) + ": " + refused.fault());
            return Optional.of(
                    new HubMessage.LevelsStatus(base, quote, heard.feed().seq(), HubMessage.Trimmed.NOTHING, true));
        }
        return Optional.empty();
    }

    private LevelFeed feed(Address base, Address quote) {
        return feeds.getOrDefault(key(base, quote), LevelFeed.silent(base, quote));
    }

    private static boolean isMeant(MakerMessage.LevelsClear clear, String pair) {
        Address base = clear.base();
        Address quote = clear.quote();
        return base == null || quote == null || key(base, quote).equals(pair);
    }

    private static String key(Address base, Address quote) {
        return base + " " + quote;
    }

    private static List<LadderStep> steps(List<LevelJson> levels) {
        return levels.stream()
                .map(level -> new LadderStep(level.price().base(), level.price().quote(), level.size()))
                .toList();
    }

    private static List<LadderStep> steps(List<LevelChange> changes, LevelChange.Side side) {
        return changes.stream()
                .filter(change -> change.side() == side)
                .map(change ->
                        new LadderStep(change.price().base(), change.price().quote(), change.size()))
                .toList();
    }
}
