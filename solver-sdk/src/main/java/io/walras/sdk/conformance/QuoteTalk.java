package io.walras.sdk.conformance;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.Sides;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a maker and lets go of what it answers, so that nothing is promised when a check is over. */
final class QuoteTalk {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final MakerUnderTest maker;
    private final Requests requests;
    private final List<String> findings = new ArrayList<>();
    private Optional<Uint256> worth = Optional.empty();

    QuoteTalk(MakerUnderTest maker, Requests requests) {
        this.maker = maker;
        this.requests = requests;
    }

    MakerUnderTest maker() {
        return maker;
    }

    Requests requests() {
        return requests;
    }

    /** What is worth to know about the check that is being made; begins anew when it is read. */
    List<String> takeFindings() {
        List<String> taken = List.copyOf(findings);
        findings.clear();
        return taken;
    }

    void find(String what) {
        findings.add(what);
    }

    AnswerCheck checker() {
        return new AnswerCheck(maker.maker(), maker.signer(), requests.terms());
    }

    /** The pair that is asked for: the first one. */
    PairTerms pair() {
        Deviation.require(!maker.pairs().isEmpty(), "it quotes no pair");
        return maker.pairs().getFirst();
    }

    /** The answer to a request, which has to come; its quotes are right. A rejection has none. */
    List<SignedQuote> ask(HubMessage.Request request) {
        MakerMessage answer =
                maker.ask(request, PATIENCE).orElseThrow(() -> new Deviation("no answer to " + request.rfqId()));
        if (answer instanceof MakerMessage.Answer quoted) {
            List<SignedQuote> quotes = checker().check(request, quoted);
            quotes.forEach(signed -> maker.acknowledge(
                    new HubMessage.Ack(request.rfqId(), checker().hash(signed), AckStatus.Accepted, null, null)));
            return quotes;
        }
        if (answer instanceof MakerMessage.Reject reject) {
            find("declined: " + reject.reason());
        }
        return List.of();
    }

    /** Asks, and lets the maker go. */
    List<SignedQuote> askAndRelease(HubMessage.Request request) {
        List<SignedQuote> quotes = ask(request);
        release(quotes);
        return quotes;
    }

    void release(List<SignedQuote> quotes) {
        quotes.forEach(signed -> maker.tell(new Execution.Released(
                checker().hash(signed), signed.quote().auctionId(), Execution.ReleaseReason.NotUsed)));
    }

    /**
     * Atoms of the quote token that all of the pair's largest size is worth, as the maker's own bid says; empty if it makes
     * none.
     */
    Optional<Uint256> worth() {
        if (worth.isEmpty() && pair().sides() != Sides.Ask) {
            List<SignedQuote> quotes = askAndRelease(requests.of(pair(), pair().maxSize(), Uint256.ZERO));
            worth = quotes.stream()
                    .map(SignedQuote::quote)
                    .map(Quote::makerAmount)
                    .reduce(Uint256::max);
        }
        return worth;
    }
}
