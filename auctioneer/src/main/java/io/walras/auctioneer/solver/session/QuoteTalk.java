package io.walras.auctioneer.solver.session;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.wire.session.SolverMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What one session is asked and answers about quotes. An answer that nobody waits for any more is passed over. */
final class QuoteTalk {
    /** Questions that wait for an answer; a solver that owes so many is not asked. */
    private static final int MAX_OPEN = 64;

    private final SessionTerms terms;
    private final Outbound out;
    private final Map<Long, SolverQuestion> open = new LinkedHashMap<>();

    QuoteTalk(SessionTerms terms, Outbound out) {
        this.terms = terms;
        this.out = out;
    }

    void ask(SolverQuestion question) {
        open.values().removeIf(earlier -> earlier.answer().isDone());
        if (open.size() >= MAX_OPEN) {
            question.answer().complete(Bytes.EMPTY);
            return;
        }
        open.put(question.number(), question);
        out.say(question.text());
    }

    void quoted(SolverMessage.Quoted quoted) {
        byte[] bid = quoted.bid().getBytes(StandardCharsets.UTF_8);
        if (bid.length > terms.maxBidBytes()) {
            out.end("TooLarge", "a bid has at most " + terms.maxBidBytes() + " bytes");
            return;
        }
        SolverQuestion question = open.remove(quoted.question());
        if (question != null) {
            question.answer().complete(Bytes.of(bid));
        }
    }

    /** Nothing more will be said. */
    void end() {
        open.values().forEach(question -> question.answer().complete(Bytes.EMPTY));
        open.clear();
    }
}
