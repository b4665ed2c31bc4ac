package io.walras.sdk.conformance;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.Take;
import io.walras.protocol.wire.maker.Conduct;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.Execution.Outcome.End;
import io.walras.protocol.wire.maker.Execution.Outcome.Fault;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.SessionFault;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/** What a maker has to do on a session, besides quoting. */
final class SessionChecks {
    private static final Bytes32 BUNDLE = Keccak256.hash("a bundle of the kit");

    private static final long POLL_NANOS = 5_000_000;

    private SessionChecks() {}

    static Map<String, BiConsumer<SessionMaker, QuoteTalk>> first() {
        Map<String, BiConsumer<SessionMaker, QuoteTalk>> checks = new LinkedHashMap<>();
        checks.put("logs in, resumes and names its pairs", SessionChecks::begins);
        checks.put("logs in again with the new challenge", SessionChecks::logsInAgain);
        checks.put("pings", SessionChecks::pings);
        checks.put("shows a ladder", SessionChecks::ladder);
        checks.put("sends a whole ladder when it is asked for one", SessionChecks::gap);
        checks.put("shows its ladder again on a new connection", SessionChecks::ladderAgain);
        return checks;
    }

    static Map<String, BiConsumer<SessionMaker, QuoteTalk>> last() {
        Map<String, BiConsumer<SessionMaker, QuoteTalk>> checks = new LinkedHashMap<>();
        checks.put("resumes after the last row", SessionChecks::resumes);
        checks.put("passes over a row that it has seen", SessionChecks::seenRow);
        checks.put("does not take a row for the one that is missing before it", SessionChecks::missingRow);
        checks.put("follows a selected quote to its outcome", SessionChecks::outcome);
        checks.put("stays when it is restricted, restored and refused", SessionChecks::restricted);
        checks.put("ignores what may be added one day", SessionChecks::unknownField);
        checks.put("comes back after something that is no message", SessionChecks::malformed);
        return checks;
    }

    private static void begins(SessionMaker maker, QuoteTalk talk) {
        Deviation.require(!maker.line().pairs().isEmpty(), "it names no pair");
        Deviation.requireEqual(maker.resumed(), 0L, "the row after which it resumes for the first time");
    }

    private static void logsInAgain(SessionMaker maker, QuoteTalk talk) {
        Bytes32 before = maker.line().challenge();
        maker.hangUp();
        Deviation.require(!maker.line().challenge().equals(before), "the kit has used a challenge twice");
    }

    private static void pings(SessionMaker maker, QuoteTalk talk) {
        settle(maker);
    }

    private static void ladder(SessionMaker maker, QuoteTalk talk) {
        PairTerms pair = talk.pair();
        MakerLine line = maker.line();
        waitFor(maker, () -> line.ladders().seq(pair.base(), pair.quote()) > 0, "there is no ladder of its first pair");
        Deviation.require(
                line.ladders().faults().isEmpty(),
                String.join("; ", line.ladders().faults()));
    }

    private static void gap(SessionMaker maker, QuoteTalk talk) {
        PairTerms pair = talk.pair();
        MakerLine line = maker.line();
        long seq = line.ladders().seq(pair.base(), pair.quote());
        line.drain();
        line.tell(new HubMessage.LevelsStatus(pair.base(), pair.quote(), seq, HubMessage.Trimmed.NOTHING, true));
        MakerMessage.LevelsSnapshot whole = line.expect(MakerMessage.LevelsSnapshot.class, SessionMaker.ANSWER);
        Deviation.require(whole.seq() > seq, "its seq is " + whole.seq() + " after " + seq);
    }

    private static void ladderAgain(SessionMaker maker, QuoteTalk talk) {
        maker.hangUp();
        ladder(maker, talk);
    }

    private static void resumes(SessionMaker maker, QuoteTalk talk) {
        talk.askAndRelease(talk.requests().of(talk.pair(), talk.pair().maxSize(), Uint256.ZERO));
        settle(maker);
        maker.hangUp();
        Deviation.requireEqual(maker.resumed(), maker.lastRow(), "the row after which it resumes");
    }

    /** The first ping may have been under way already; a maker that pings once more has dealt with what was said. */
    private static void settle(SessionMaker maker) {
        MakerLine line = maker.line();
        int enough = line.pings() + 2;
        waitFor(maker, () -> line.isOver() || line.pings() >= enough, "no ping was heard");
    }

    private static void seenRow(SessionMaker maker, QuoteTalk talk) {
        if (maker.lastRow() == 0) {
            talk.find("not checked: it has no rows");
            return;
        }
        maker.tellAgain(maker.lastRow());
        settle(maker);
        maker.hangUp();
        Deviation.requireEqual(maker.resumed(), maker.lastRow(), "the row after which it resumes");
    }

    private static void missingRow(SessionMaker maker, QuoteTalk talk) {
        long last = maker.lastRow();
        maker.tellWrongly(last + 2, new Execution.Released(BUNDLE, 1, Execution.ReleaseReason.NotUsed));
        settle(maker);
        maker.hangUp();
        Deviation.require(maker.resumed() <= last, "it has taken row " + maker.resumed() + " though one is missing");
    }

    private static void outcome(SessionMaker maker, QuoteTalk talk) {
        List<SignedQuote> quotes =
                talk.ask(talk.requests().of(talk.pair(), talk.pair().maxSize(), Uint256.ZERO));
        if (quotes.isEmpty()) {
            talk.find("not checked: it does not quote");
            return;
        }
        SignedQuote taken = quotes.getFirst();
        talk.release(quotes.subList(1, quotes.size()));
        Uint256 in = taken.quote().takerAmount();
        if (!(Take.of(taken.quote(), in) instanceof Take.Taken(Take take))) {
            throw new Deviation("its quote cannot be taken as a whole");
        }
        Bytes32 hash = talk.checker().hash(taken);
        long auction = taken.quote().auctionId();
        maker.tell(new Execution.Selected(hash, auction, in, take.makerOut(), BUNDLE, maker.maker()));
        maker.tell(new Execution.Started(hash, auction, BUNDLE, BUNDLE));
        maker.tell(new Execution.Progress(hash, auction, BUNDLE, BUNDLE, Execution.Progress.State.Mined, 1L));
        // A lapse, so that no tokens are spent that the maker has.
        maker.tell(new Execution.Outcome(
                hash, auction, BUNDLE, End.Lapsed, null, null, Uint256.ZERO, Uint256.ZERO, Fault.Network, null));
        Deviation.require(
                !talk.askAndRelease(talk.requests().of(talk.pair(), talk.pair().maxSize(), Uint256.ZERO))
                        .isEmpty(),
                "it does not quote any more after a lapse");
    }

    private static void restricted(SessionMaker maker, QuoteTalk talk) {
        MakerLine line = maker.line();
        PairTerms pair = talk.pair();
        line.tell(new Conduct.Restricted(pair.base(), pair.quote(), "timeouts", null, "a rule of the kit"));
        line.tell(new Conduct.Restored(pair.base(), pair.quote()));
        line.tell(new Conduct.Stats(0, 1, 0, 0, 0, 0, 0, null, null, 0, 0, 0, 0, null, null, 1_000_000));
        line.tell(HubMessage.Refused.of(SessionFault.UnknownQuote, "a refusal of the kit"));
        settle(maker);
        Deviation.require(!line.isOver(), "the connection ended");
    }

    private static void unknownField(SessionMaker maker, QuoteTalk talk) {
        MakerLine line = maker.line();
        line.say("{\"v\":1,\"type\":\"auction.notice\",\"id\":\"kit\",\"ts\":1,\"more\":[1],"
                + "\"payload\":{\"auctionId\":1,\"closesAt\":1,\"more\":{}}}");
        settle(maker);
        Deviation.require(!line.isOver(), "the connection ended");
    }

    private static void malformed(SessionMaker maker, QuoteTalk talk) {
        maker.line().say("{\"v\":1,");
        settle(maker);
        maker.hangUp();
        maker.line();
    }

    private static void waitFor(SessionMaker maker, BooleanSupplier done, String otherwise) {
        InstantSource clock = maker.clock();
        long until = clock.millis() + SessionMaker.ANSWER.toMillis();
        while (!done.getAsBoolean()) {
            Deviation.require(clock.millis() < until, otherwise);
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
