package io.walras.sdk.conformance;

import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.wire.maker.PairTerms;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures how far firm quotes are from the ladder that was shown just before, over many requests of many sizes. */
final class LadderCheck {
    private static final int REQUESTS = 200;
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private LadderCheck() {}

    /**
     * The check.
     *
     * @param mostBiasPpm how much less than the ladder says firm quotes may give on average, in parts of a million
     */
    static void run(QuoteTalk talk, long mostBiasPpm) {
        List<BigInteger> shortfalls = new ArrayList<>();
        PairTerms pair = talk.pair();
        for (int i = 1; i <= REQUESTS; i++) {
            Uint256 size = pair.maxSize().mulDiv(Uint256.of(i), Uint256.of(REQUESTS), Rounding.CEIL);
            Optional<Ladder> shown = talk.maker().ladder(pair);
            List<SignedQuote> quotes = talk.askAndRelease(talk.requests().of(pair, size, Uint256.ZERO));
            shown.ifPresent(ladder ->
                    quotes.forEach(signed -> shortfall(ladder, signed.quote()).ifPresent(shortfalls::add)));
        }
        if (shortfalls.isEmpty()) {
            talk.find("not checked: no quote was of a size that its ladder shows");
            return;
        }
        BigInteger sum = shortfalls.stream().reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger bias = sum.divide(BigInteger.valueOf(shortfalls.size()));
        talk.find(
                shortfalls.size() + " quotes give " + bias + " parts of a million less than their ladder, on average");
        Deviation.require(
                bias.compareTo(BigInteger.valueOf(mostBiasPpm)) <= 0,
                "firm quotes give " + bias + " parts of a million less than the ladder on average, more than "
                        + mostBiasPpm);
    }

    /** Parts of a million that a quote gives less than the ladder; negative if it gives more. */
    private static Optional<BigInteger> shortfall(Ladder ladder, Quote quote) {
        return ladder.out(quote.takerToken(), quote.takerAmount())
                .filter(shown -> !shown.isZero())
                .map(shown -> shown.toBigInteger()
                        .subtract(quote.makerAmount().toBigInteger())
                        .multiply(MILLION)
                        .divide(shown.toBigInteger()));
    }
}
