package io.walras.auctioneer.rfq;

import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.rfq.AnswerFault;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Promises;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.QuoteFault;
import io.walras.protocol.rfq.QuoteRefusal;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.chain.QuoteView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells which quotes of one auction can be taken, one after the other: each is held against all that its maker has promised
 * with the ones before.
 */
final class QuoteJudge {
    /** Why a quote that its maker took back is in no auction. */
    static final String REVOKED = "Revoked";

    private final HubTerms terms;
    private final @Nullable QuoteView chain;
    private final Set<Bytes32> revoked;
    private final long second;
    private Promises promises;

    /**
     * A judge of one auction.
     *
     * @param chain null if the chain did not tell in time
     * @param promises what makers owe to awards
     * @param revoked hashes of quotes that their makers took back
     * @param second unix time
     */
    QuoteJudge(HubTerms terms, @Nullable QuoteView chain, Promises promises, Set<Bytes32> revoked, long second) {
        this.terms = terms;
        this.chain = chain;
        this.promises = promises;
        this.revoked = Set.copyOf(revoked);
        this.second = second;
    }

    /**
     * A quote and what is wrong with it.
     *
     * @param firm with its signature in the one form that is stored
     * @param code null if nothing is wrong
     */
    record Verdict(FirmQuote firm, @Nullable String code) {}

    /** The verdicts on an answer, in its order; a quote that is there twice is there once. */
    List<Verdict> judge(Inquiry inquiry, List<SignedQuote> quotes) {
        List<Verdict> verdicts = new ArrayList<>();
        Set<Bytes32> seen = new HashSet<>();
        for (SignedQuote signed : quotes) {
            Optional<SignedQuote> byKey = signed.signedByKey(terms.quoteDomain());
            FirmQuote firm = FirmQuote.of(byKey.orElse(signed), terms.quoteDomain());
            if (seen.add(firm.hash())) {
                verdicts.add(new Verdict(firm, fault(inquiry, firm, byKey.isPresent())));
            }
        }
        return verdicts;
    }

    private @Nullable String fault(Inquiry inquiry, FirmQuote firm, boolean byKey) {
        Quote quote = firm.quote();
        Optional<AnswerFault> other = inquiry.request().faultOf(quote);
        if (other.isPresent()) {
            return other.get().name();
        }
        if (quote.isStanding()) {
            return QuoteFault.WrongAuction.name();
        }
        Optional<QuoteRefusal> refused =
                terms.check().inAuction(quote, inquiry.request().auctionId(), second);
        if (refused.isPresent()) {
            return refused.get().fault().name();
        }
        if (revoked.contains(firm.hash())) {
            return REVOKED;
        }
        return chain == null ? AnswerFault.Unchecked.name() : faultOnChain(firm, byKey, chain);
    }

    private @Nullable String faultOnChain(FirmQuote firm, boolean byKey, QuoteView view) {
        Quote quote = firm.quote();
        if (!byKey && !view.confirmed().contains(firm.signed())) {
            return QuoteFault.InvalidQuoteSignature.name();
        }
        if (view.spent().contains(quote.makerNonce())) {
            return QuoteFault.NonceSpent.name();
        }
        Funds funds = view.fundsOf(new Holding(quote.maker(), quote.makerToken()));
        return switch (promises.admit(quote, funds.balance(), funds.allowance())) {
            case Promises.Refused(String code) -> code;
            case Promises.Admitted(Promises next) -> {
                promises = next;
                yield null;
            }
        };
    }
}
