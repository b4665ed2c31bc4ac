package io.walras.auctioneer.rfq;

import io.walras.auctioneer.rfq.QuoteJudge.Verdict;
import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.auctioneer.rfq.QuoteSource.Gathered;
import io.walras.auctioneer.rfq.Reply.Heard;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.MakerAnswer.JudgedQuote;
import io.walras.protocol.rfq.MakerAnswer.Outcome;
import io.walras.protocol.rfq.Promises;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.chain.QuoteView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The requests of one auction and what came back. Used by the hub alone. */
final class Round {
    private final Enquiry enquiry;
    private final HubTerms terms;
    private final SortedMap<String, Inquiry> inquiries = new TreeMap<>();
    private final SortedMap<String, Heard> heard = new TreeMap<>();
    private final SortedMap<String, List<Verdict>> verdicts = new TreeMap<>();
    private final Set<Bytes32> revoked = new HashSet<>();
    private boolean over;

    Round(Enquiry enquiry, HubTerms terms, List<Inquiry> asked) {
        this.enquiry = enquiry;
        this.terms = terms;
        asked.forEach(inquiry -> inquiries.put(inquiry.rfqId(), inquiry));
    }

    long auctionId() {
        return enquiry.auctionId();
    }

    Collection<Inquiry> inquiries() {
        return Collections.unmodifiableCollection(inquiries.values());
    }

    /** The request of this name, if it was this maker's. */
    Optional<Inquiry> inquiry(String rfqId, Address maker) {
        return Optional.ofNullable(inquiries.get(rfqId))
                .filter(inquiry -> inquiry.maker().equals(maker));
    }

    /** What was answered to the request, if anything was. */
    Optional<Heard> heard(String rfqId) {
        return Optional.ofNullable(heard.get(rfqId));
    }

    /** Notes the first answer to a request. */
    void hear(String rfqId, Heard answer) {
        heard.putIfAbsent(rfqId, answer);
    }

    boolean isComplete() {
        return heard.size() == inquiries.size();
    }

    /** Whether it is decided which quotes are in the auction. */
    boolean isOver() {
        return over;
    }

    /** The quotes that were answered, which nobody has checked. */
    List<SignedQuote> quotes() {
        return heard.values().stream()
                .flatMap(answer -> quotes(answer).stream())
                .distinct()
                .toList();
    }

    /** The request in whose answer the maker quoted this, if it did. */
    Optional<String> requestOf(Address maker, Bytes32 hash) {
        Eip712Domain domain = terms.quoteDomain();
        return heard.entrySet().stream()
                .filter(entry -> inquiry(entry.getKey(), maker).isPresent())
                .filter(entry -> quotes(entry.getValue()).stream()
                        .anyMatch(quote ->
                                domain.digest(quote.quote().structHash()).equals(hash)))
                .map(entry -> entry.getKey())
                .findFirst();
    }

    void revoke(Bytes32 hash) {
        revoked.add(hash);
    }

    /** What was found of the answer to a request, once the round is over. */
    List<Verdict> verdicts(String rfqId) {
        return verdicts.getOrDefault(rfqId, List.of());
    }

    /**
     * Decides which quotes are in the auction.
     *
     * @param chain null if the chain did not tell in time
     */
    Gathered decide(@Nullable QuoteView chain, long now) {
        over = true;
        QuoteJudge judge = new QuoteJudge(terms, chain, Promises.of(enquiry.promised()), revoked, now / 1_000);
        List<MakerAnswer> answers = new ArrayList<>();
        List<FirmQuote> good = new ArrayList<>();
        for (Inquiry inquiry : inquiries.values()) {
            Heard answer = heard.get(inquiry.rfqId());
            List<Verdict> found = answer == null ? List.of() : judge.judge(inquiry, quotes(answer));
            verdicts.put(inquiry.rfqId(), found);
            found.stream().filter(verdict -> verdict.code() == null).forEach(verdict -> good.add(verdict.firm()));
            answers.add(answer(inquiry, answer, found));
        }
        good.sort(FirmQuote.ORDER);
        return new Gathered(good, answers);
    }

    private static List<SignedQuote> quotes(Heard answer) {
        return answer.reply() instanceof Reply.Quotes(List<SignedQuote> quotes) ? quotes : List.of();
    }

    private static MakerAnswer answer(Inquiry inquiry, @Nullable Heard answer, List<Verdict> found) {
        Outcome outcome = outcome(answer, found);
        return new MakerAnswer(
                inquiry.rfqId(),
                inquiry.maker(),
                inquiry.request().pair().token0(),
                inquiry.request().pair().token1(),
                inquiry.request().size().amount0(),
                inquiry.request().size().amount1(),
                inquiry.askedAt(),
                answer == null ? null : answer.at(),
                outcome,
                code(answer, outcome, found),
                inquiry.levelsSeq(),
                found.stream().map(verdict -> judged(inquiry, verdict)).toList());
    }

    private static Outcome outcome(@Nullable Heard answer, List<Verdict> found) {
        if (answer == null) {
            return Outcome.TimedOut;
        }
        if (answer.reply() instanceof Reply.Declined(var reason)) {
            return reason.isFree() ? Outcome.Declined : Outcome.Rejected;
        }
        if (found.stream().anyMatch(verdict -> verdict.code() == null)) {
            return Outcome.Quoted;
        }
        return found.stream().allMatch(verdict -> QuoteJudge.REVOKED.equals(verdict.code()))
                ? Outcome.Revoked
                : Outcome.Invalid;
    }

    private static @Nullable String code(@Nullable Heard answer, Outcome outcome, List<Verdict> found) {
        return switch (outcome) {
            case Quoted, TimedOut -> null;
            case Declined, Rejected ->
                answer != null && answer.reply() instanceof Reply.Declined(var reason) ? reason.name() : null;
            case Invalid, Revoked ->
                found.stream()
                        .map(Verdict::code)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        };
    }

    private static JudgedQuote judged(Inquiry inquiry, Verdict verdict) {
        Quote quote = verdict.firm().quote();
        return new JudgedQuote(
                verdict.firm().hash(),
                quote.takerToken(),
                quote.takerAmount(),
                quote.makerAmount(),
                verdict.code() == null ? inquiry.streamed(quote.takerToken(), quote.takerAmount()) : null,
                verdict.code());
    }
}
