package io.walras.auctioneer.rfq;

import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Demand;
import io.walras.protocol.rfq.QuoteRequest;
import io.walras.protocol.rfq.levels.JointCapacity;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.rfq.levels.Routing;
import io.walras.protocol.rfq.quality.MakerQuality;
import io.walras.protocol.rfq.quality.MakerStats;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.Sides;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom to ask for what: at most one request for each maker and pair, of a size on the grid, and no maker that is
 * restricted.
 *
 * @param quality how well makers quote, as far as is known
 * @param funds what was last seen of what makers have
 */
record Asking(
        HubTerms terms,
        RfqSettings settings,
        MakerQuality quality,
        Map<Holding, Funds> funds,
        IntUnaryOperator chance) {
    private static final Fraction NOTHING = Fraction.ZERO;

    /** The requests, in the order of pairs and makers. */
    List<Inquiry> of(Enquiry enquiry, List<MakerSeat> seats) {
        List<MakerSeat> asked = seats.stream()
                .filter(seat -> !quality.stats(seat.maker(), enquiry.now()).isRestricted())
                .toList();
        Map<Address, SortedMap<TokenPair, Ladder>> ladders = new HashMap<>();
        asked.forEach(seat -> ladders.put(seat.maker(), ladders(seat, enquiry.now())));
        List<Inquiry> inquiries = new ArrayList<>();
        for (Demand demand : Demand.of(enquiry.orders(), terms.wrappedNative())) {
            SortedMap<Address, Integer> chances = Routing.chances(demand, candidates(demand, asked, ladders, enquiry));
            for (MakerSeat seat : asked) {
                int likely = chances.getOrDefault(seat.maker(), 0);
                if (likely == Routing.CERTAIN || chance.applyAsInt(Routing.CERTAIN) < likely) {
                    Ladder ladder =
                            ladders.getOrDefault(seat.maker(), new TreeMap<>()).get(demand.pair());
                    inquiry(enquiry, demand, seat, ladder, inquiries.size() + 1).ifPresent(inquiries::add);
                }
            }
        }
        return inquiries;
    }

    private List<Routing.Candidate> candidates(
            Demand demand, List<MakerSeat> asked, Map<Address, SortedMap<TokenPair, Ladder>> ladders, Enquiry enquiry) {
        List<Routing.Candidate> candidates = new ArrayList<>();
        for (MakerSeat seat : asked) {
            PairTerms quoted = seat.universe().get(demand.pair());
            if (quoted != null) {
                Ladder empty = new Ladder(quoted.base(), quoted.quote(), List.of(), List.of());
                MakerStats stats = quality.stats(seat.maker(), enquiry.now());
                candidates.add(new Routing.Candidate(
                        seat.maker(),
                        seat.streams()
                                ? ladders.getOrDefault(seat.maker(), new TreeMap<>())
                                        .getOrDefault(demand.pair(), empty)
                                : null,
                        stats.weight()));
            }
        }
        return candidates;
    }

    /** The levels of the maker that may be used now, cut to what it has. What it has of a token is believed until known. */
    private SortedMap<TokenPair, Ladder> ladders(MakerSeat seat, long now) {
        SortedMap<TokenPair, Ladder> live = new TreeMap<>();
        seat.feeds().forEach((pair, feed) -> feed.at(now).ifPresent(ladder -> live.put(pair, ladder)));
        Map<Address, Uint256> free = new HashMap<>();
        live.keySet().forEach(pair -> {
            for (Address token : List.of(pair.token0(), pair.token1())) {
                Funds known = funds.get(new Holding(seat.maker(), token));
                free.put(token, known == null ? Uint256.MAX : known.balance().min(known.allowance()));
            }
        });
        List<Ladder> cut = JointCapacity.cut(live.values(), free);
        List<TokenPair> pairs = List.copyOf(live.keySet());
        for (int i = 0; i < pairs.size(); i++) {
            live.put(pairs.get(i), cut.get(i));
        }
        return live;
    }

    private Optional<Inquiry> inquiry(
            Enquiry enquiry, Demand demand, MakerSeat seat, @Nullable Ladder ladder, int number) {
        PairTerms quoted = seat.universe().get(demand.pair());
        if (quoted == null) {
            return Optional.empty();
        }
        Fraction mid = Optional.ofNullable(ladder).flatMap(Ladder::midPrice).orElse(NOTHING);
        Demand.Size size = clamped(demand.size(price(demand.pair(), quoted, mid)), demand.pair(), quoted, mid);
        if (size.amount0().isZero() && size.amount1().isZero()) {
            return Optional.empty();
        }
        QuoteRequest request = new QuoteRequest(
                enquiry.auctionId() + "-" + number,
                enquiry.auctionId(),
                seat.maker(),
                demand.pair(),
                size,
                settings.minPartial(),
                enquiry.now() / 1_000 + settings.settleTime().toSeconds());
        Long seq = ladder == null
                ? null
                : Optional.ofNullable(seat.feeds().get(demand.pair()))
                        .map(feed -> feed.seq())
                        .orElse(null);
        return Optional.of(new Inquiry(request, quoted, ladder, seq, enquiry.now(), seat.line()));
    }

    /** Atoms of the upper token for one of the lower; null if it is not known. */
    private static @Nullable Fraction price(TokenPair pair, PairTerms quoted, Fraction mid) {
        if (mid.isZero()) {
            return null;
        }
        return quoted.base().equals(pair.token0())
                ? mid
                : new Fraction(/* numerator= */ mid.denominator(), /* denominator= */ mid.numerator());
    }

    /** No more than the maker wants to hear of, on the sides that it quotes. */
    private static Demand.Size clamped(Demand.Size size, TokenPair pair, PairTerms quoted, Fraction mid) {
        boolean baseFirst = quoted.base().equals(pair.token0());
        Uint256 base = baseFirst ? size.amount0() : size.amount1();
        Uint256 quote = baseFirst ? size.amount1() : size.amount0();
        if (base.isLessThan(quoted.minSize())) {
            return new Demand.Size(Uint256.ZERO, Uint256.ZERO);
        }
        base = quoted.sides() == Sides.Ask ? Uint256.ZERO : base.min(quoted.maxSize());
        if (quoted.sides() == Sides.Bid) {
            quote = Uint256.ZERO;
        } else if (!mid.isZero()) {
            quote = quote.min(Uint256.saturating(mid.of(quoted.maxSize().toBigInteger(), Rounding.CEIL)));
        }
        return baseFirst ? new Demand.Size(base, quote) : new Demand.Size(quote, base);
    }
}
