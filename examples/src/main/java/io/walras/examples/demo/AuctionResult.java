package io.walras.examples.demo;

import io.walras.examples.wire.CompetitionView;
import io.walras.examples.wire.QuotesView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Optional;

/** A decided auction and what has settled of it. */
record AuctionResult(CompetitionView competition, QuotesView quotes, List<Settled> settlements) {
    private static final Uint256 PRICE_UNIT = Uint256.powerOfTen(18);

    AuctionResult {
        settlements = List.copyOf(settlements);
    }

    /**
     * A mined settlement.
     *
     * @param sources where it got its tokens from
     */
    record Settled(Bytes32 transaction, long blockNumber, Sources sources, List<Fill> fills) {
        Settled {
            fills = List.copyOf(fills);
        }
    }

    /** Whose bundle a settlement was, if that is published yet. */
    Optional<Address> winner(Settled settlement) {
        return competition.winners().stream()
                .filter(solution -> solution.transaction()
                        .filter(settlement.transaction()::equals)
                        .isPresent())
                .map(CompetitionView.SolutionView::solver)
                .findFirst();
    }

    /** What the owner gained, in wei at the auction's own prices, rounded down. */
    Uint256 gainWei(Fill fill) {
        Uint256 price = competition.prices().getOrDefault(fill.gainToken(), Uint256.ZERO);
        return fill.gain().mulDiv(price, PRICE_UNIT, Rounding.FLOOR);
    }
}
