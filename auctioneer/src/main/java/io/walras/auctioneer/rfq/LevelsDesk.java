package io.walras.auctioneer.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.rfq.levels.FeedRules;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.rfq.levels.LadderStep;
import io.walras.protocol.rfq.levels.LevelFault;
import io.walras.protocol.rfq.levels.LevelFeed;
import io.walras.protocol.rfq.levels.LevelFeed.Heard;
import io.walras.protocol.rfq.levels.LevelFeed.Refused;
import io.walras.protocol.wire.maker.HubMessage.LevelsStatus;
import io.walras.protocol.wire.maker.HubMessage.RefusedPair;
import io.walras.protocol.wire.maker.HubMessage.Trimmed;
import io.walras.protocol.wire.maker.HubMessage.Universe;
import io.walras.protocol.wire.maker.LevelChange;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.MakerMessage.LevelsClear;
import io.walras.protocol.wire.maker.MakerMessage.LevelsDelta;
import io.walras.protocol.wire.maker.MakerMessage.LevelsSnapshot;
import io.walras.protocol.wire.maker.PairTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one session has said of its pairs and levels. Used by that session alone. */
final class LevelsDesk {
    private final FeedRules rules;
    private final SortedMap<TokenPair, PairTerms> universe = new TreeMap<>();
    private final SortedMap<TokenPair, LevelFeed> feeds = new TreeMap<>();
    private List<RefusedPair> refused = List.of();

    LevelsDesk(FeedRules rules) {
        this.rules = rules;
    }

    /** The seat with what was said. */
    MakerSeat seat(MakerSeat seat) {
        return new MakerSeat(seat.maker(), universe, feeds, seat.streams(), seat.line());
    }

    /** Takes these pairs in the place of those before; levels of the others are forgotten. */
    Universe set(List<PairTerms> pairs) {
        universe.clear();
        List<RefusedPair> twice = new ArrayList<>();
        for (PairTerms pair : pairs) {
            if (pair.base().equals(Address.NATIVE) || pair.quote().equals(Address.NATIVE)) {
                twice.add(new RefusedPair(pair.base(), pair.quote(), "native coin is quoted as its wrapped token"));
            } else if (universe.putIfAbsent(key(pair.base(), pair.quote()), pair) != null) {
                twice.add(new RefusedPair(pair.base(), pair.quote(), "is there twice"));
            }
        }
        refused = List.copyOf(twice);
        feeds.keySet().retainAll(universe.keySet());
        feeds.values()
                .removeIf(feed -> !isOrdered(feed.ladder().base(), feed.ladder().quote()));
        return state();
    }

    Universe state() {
        return new Universe(List.copyOf(universe.values()), refused);
    }

    /** Whether the maker quotes the pair, this way round. */
    boolean isOrdered(Address base, Address quote) {
        return Optional.ofNullable(universe.get(key(base, quote)))
                .filter(pair -> pair.base().equals(base))
                .isPresent();
    }

    /** What the maker is to be told of its levels; empty if they are taken as they are. */
    Optional<LevelsStatus> hear(LevelsSnapshot whole, long at) {
        Ladder ladder = new Ladder(
                whole.base(),
                whole.quote(),
                whole.bids().stream().map(LevelsDesk::step).toList(),
                whole.asks().stream().map(LevelsDesk::step).toList());
        return keep(
                feed(whole.base(), whole.quote()).snapshot(whole.seq(), ladder, whole.validForMs(), at, rules), ladder);
    }

    Optional<LevelsStatus> hear(LevelsDelta delta, long at) {
        LevelFeed feed = feed(delta.base(), delta.quote());
        Heard heard = feed.delta(
                delta.prevSeq(),
                delta.seq(),
                changes(delta, LevelChange.Side.Bid),
                changes(delta, LevelChange.Side.Ask),
                at,
                rules);
        return keep(heard, feed.ladder());
    }

    void clear(LevelsClear clear) {
        Address base = clear.base();
        Address quote = clear.quote();
        if (base == null || quote == null) {
            feeds.replaceAll((pair, feed) -> feed.cleared());
        } else {
            feeds.computeIfPresent(key(base, quote), (pair, feed) -> feed.cleared());
        }
    }

    private LevelFeed feed(Address base, Address quote) {
        return feeds.getOrDefault(key(base, quote), LevelFeed.silent(base, quote));
    }

    private Optional<LevelsStatus> keep(Heard heard, Ladder said) {
        LevelFeed feed = heard.feed();
        feeds.put(key(said.base(), said.quote()), feed);
        if (!(heard instanceof Refused(LevelFeed left, LevelFault fault))) {
            return Optional.empty();
        }
        int steps = said.bids().size() + said.asks().size();
        Trimmed trimmed = new Trimmed(
                0,
                0,
                fault == LevelFault.Crossed || fault == LevelFault.NotOrdered ? steps : 0,
                fault == LevelFault.TooWide ? steps : 0,
                0);
        return Optional.of(
                new LevelsStatus(said.base(), said.quote(), left.seq(), trimmed, fault != LevelFault.TooFast));
    }

    private static List<LadderStep> changes(LevelsDelta delta, LevelChange.Side side) {
        Stream<LevelChange> ofSide = delta.changes().stream().filter(change -> change.side() == side);
        return ofSide.map(change ->
                        new LadderStep(change.price().base(), change.price().quote(), change.size()))
                .toList();
    }

    private static LadderStep step(LevelJson level) {
        return new LadderStep(level.price().base(), level.price().quote(), level.size());
    }

    private static TokenPair key(Address base, Address quote) {
        return TokenPair.of(base, quote).getFirst();
    }
}
