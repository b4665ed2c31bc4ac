package io.walras.auctioneer.rfq;

import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.Take;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where an auction gets makers' firm quotes from. */
@FunctionalInterface
public interface QuoteSource {
    /** Without makers. */
    QuoteSource NONE = enquiry -> CompletableFuture.completedStage(Gathered.NOTHING);

    /**
     * Asks for what an auction is about to cut.
     *
     * @param auctionId the id that the auction will have
     * @param orders those it will cut
     * @param promised the takes of awards that are neither settled for good nor lapsed: makers still owe them
     * @param now unix milliseconds
     */
    record Enquiry(long auctionId, List<PooledOrder> orders, List<Take> promised, long now) {
        public Enquiry {
            orders = List.copyOf(orders);
            promised = List.copyOf(promised);
        }
    }

    /**
     * What makers said.
     *
     * @param quotes those that can be taken in the auction, in an order that follows from them alone
     * @param answers what became of each request, whether a quote came of it or not
     */
    record Gathered(List<FirmQuote> quotes, List<MakerAnswer> answers) {
        /** Nobody was asked. */
        public static final Gathered NOTHING = new Gathered(List.of(), List.of());

        public Gathered {
            quotes = List.copyOf(quotes);
            answers = List.copyOf(answers);
        }
    }

    /**
     * Gathers quotes for an auction. Takes no longer than its deadline and fails never: makers and a chain that do not
     * answer in time add nothing.
     */
    CompletionStage<Gathered> gather(Enquiry enquiry);
}
