package io.walras.examples.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.rfq.levels.LadderStep;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.PriceJson;
import io.walras.protocol.wire.maker.RejectReason;
import io.walras.sdk.maker.Inventory;
import io.walras.sdk.maker.Offer;
import io.walras.sdk.maker.Quoter;
import io.walras.sdk.maker.Reply;
import io.walras.sdk.maker.RequestForQuote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Quotes what its ladder says at the moment of the request: both sides, of which one at most can be taken. */
public final class SkewingQuoter implements Quoter {
    private final List<Market> markets;
    private final Inventory inventory;

    /** Quotes these markets out of this inventory. */
    public SkewingQuoter(List<Market> markets, Inventory inventory) {
        this.markets = List.copyOf(markets);
        this.inventory = inventory;
    }

    @Override
    public List<PairTerms> pairs() {
        return markets.stream().map(Market::pair).toList();
    }

    @Override
    public Reply quote(RequestForQuote request) {
        Optional<Market> market = markets.stream()
                .filter(known -> known.pair().base().equals(request.base())
                        && known.pair().quote().equals(request.quote()))
                .findFirst();
        if (market.isEmpty()) {
            return new Reply.Decline(RejectReason.PairOff);
        }
        Ladder ladder = ladder(market.get());
        List<Offer> offers = new ArrayList<>();
        offer(ladder, request.base(), request.baseAmount()).ifPresent(offers::add);
        offer(ladder, request.quote(), request.quoteAmount()).ifPresent(offers::add);
        return offers.isEmpty() ? new Reply.Decline(RejectReason.Liquidity) : new Reply.Firm(offers);
    }

    /** What it shows of each market now. */
    public List<io.walras.sdk.maker.Ladder> shown(Duration validFor) {
        return markets.stream()
                .map(this::ladder)
                .map(ladder -> new io.walras.sdk.maker.Ladder(
                        ladder.base(), ladder.quote(), validFor, levels(ladder.bids()), levels(ladder.asks())))
                .toList();
    }

    private Ladder ladder(Market market) {
        Address base = market.pair().base();
        return SkewedPrices.of(
                market,
                inventory.held(base),
                inventory.free(base),
                inventory.free(market.pair().quote()));
    }

    /** As much of what is asked for as the ladder has, at the ladder's price for it, rounded down in the maker's favour. */
    private static Optional<Offer> offer(Ladder ladder, Address takerToken, Uint256 asked) {
        boolean buys = takerToken.equals(ladder.base());
        Uint256 takerAmount = asked.min(room(ladder.stepsFor(takerToken), buys));
        return ladder.out(takerToken, takerAmount)
                .filter(out -> !out.isZero() && !takerAmount.isZero())
                .map(out -> Offer.of(buys ? ladder.quote() : ladder.base(), out, takerToken, takerAmount));
    }

    /** What can be paid in on a side at most. */
    private static Uint256 room(List<LadderStep> steps, boolean buys) {
        return steps.stream()
                .map(step -> buys ? step.size() : step.size().mulDiv(step.quote(), step.base(), Rounding.CEIL))
                .reduce(Uint256.ZERO, Uint256::plusSaturating);
    }

    private static List<LevelJson> levels(List<LadderStep> steps) {
        return steps.stream()
                .map(step -> new LevelJson(new PriceJson(step.base(), step.quote()), step.size()))
                .toList();
    }
}
