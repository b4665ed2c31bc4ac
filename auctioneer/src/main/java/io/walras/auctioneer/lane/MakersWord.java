package io.walras.auctioneer.lane;

import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerAnswer;
import java.util.List;

/**
 * What makers said when they were asked for an auction.
 *
 * @param auctionId the auction that they were asked for
 * @param quotes those that solvers may be shown
 * @param answers what became of each request
 */
public record MakersWord(long auctionId, List<FirmQuote> quotes, List<MakerAnswer> answers) {
    /** Nobody was asked. */
    public static final MakersWord NONE = new MakersWord(0, List.of(), List.of());

    public MakersWord {
        quotes = List.copyOf(quotes);
        answers = List.copyOf(answers);
    }
}
