package io.walras.auctioneer.rfq;

import io.walras.auctioneer.rfq.QuoteJudge.Verdict;
import io.walras.auctioneer.rfq.QuoteSource.Enquiry;
import io.walras.auctioneer.rfq.QuoteSource.Gathered;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.Ack;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.SessionFault;
import io.walras.settlement.chain.QuoteView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.jspecify.annotations.Nullable;

/**
 * Asks makers for everybody: derives from the orders of an auction what is wanted, asks each maker at most once for a pair,
 * waits no longer than until the deadline, and hands on what can be kept. An answer that is late is not looked at, even if
 * it is better.
 */
public final class Hub {
    private static final int REMEMBERED = 10_000;

    private final ActorContext<HubCommand> context;
    private final TimerScheduler<HubCommand> timers;
    private final HubParts parts;
    private final Conduct conduct;
    private final Map<Holding, Funds> funds = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Holding, Funds> eldest) {
            return size() > REMEMBERED;
        }
    };
    private long number;
    private boolean checking;
    private @Nullable Round round;
    private CompletableFuture<Gathered> answer = new CompletableFuture<>();

    private Hub(ActorContext<HubCommand> context, TimerScheduler<HubCommand> timers, HubParts parts) {
        this.context = context;
        this.timers = timers;
        this.parts = parts;
        this.conduct = new Conduct(parts.floor(), parts.clock());
    }

    /** A hub without requests. */
    public static Behavior<HubCommand> create(HubParts parts) {
        return Behaviors.setup(context -> Behaviors.withTimers(timers -> {
            Hub hub = new Hub(context, timers, parts);
            hub.readQuality();
            return Behaviors.receiveMessage(hub::onMessage);
        }));
    }

    private Behavior<HubCommand> onMessage(HubCommand command) {
        switch (command) {
            case HubCommand.Gather gather -> begin(gather);
            case HubCommand.Answered answered -> answered(answered);
            case HubCommand.Revoked revoked -> revoked(revoked);
            case HubCommand.AnswersDue due -> ifCurrent(due.round(), this::check);
            case HubCommand.CheckDue due -> ifCurrent(due.round(), open -> decide(open, null));
            case HubCommand.Checked checked ->
                ifCurrent(checked.round(), open -> decide(open, checked.view().orElse(null)));
            case HubCommand.QualityKnown known -> conduct.learn(known.quality());
            case HubCommand.QualityUnknown ignored ->
                context.getLog().atWarn().log("the quality of makers cannot be read");
            case HubCommand.News ignored -> readQuality();
        }
        return Behaviors.same();
    }

    private void ifCurrent(long of, Consumer<Round> action) {
        Round open = round;
        if (open != null && number == of && !open.isOver()) {
            action.accept(open);
        }
    }

    private void readQuality() {
        context.pipeToSelf(
                parts.ledger().makerQuality(),
                (quality, failure) ->
                        failure == null ? new HubCommand.QualityKnown(quality) : HubCommand.QualityUnknown.NOW);
    }

    /** Those that are not asked hear of the auction, too: whether they are is no sign of what they are asked for. */
    private void announce(Enquiry enquiry, List<MakerSeat> seats) {
        long closesAt = enquiry.now() + parts.settings().deadline().toMillis();
        HubMessage.Notice notice = new HubMessage.Notice(enquiry.auctionId(), closesAt);
        seats.forEach(seat -> seat.line().tell(notice));
    }

    private void begin(HubCommand.Gather gather) {
        endPrevious(gather.enquiry().auctionId());
        number++;
        checking = false;
        answer = gather.answer();
        List<MakerSeat> seats = parts.floor().seats();
        announce(gather.enquiry(), seats);
        List<Inquiry> asked = new Asking(parts.terms(), parts.settings(), conduct.quality(), funds, parts.chance())
                .of(gather.enquiry(), seats);
        Round next = new Round(gather.enquiry(), parts.terms(), asked);
        round = next;
        if (asked.isEmpty()) {
            answer.complete(next.decide(null, parts.clock().millis()));
            return;
        }
        timers.startSingleTimer(
                HubCommand.AnswersDue.class,
                new HubCommand.AnswersDue(number),
                parts.settings().deadline());
        shuffled(asked).forEach(inquiry -> inquiry.line().tell(request(inquiry)));
    }

    /** An auction that is planned again was not held the time before; one that was not even asked for is over. */
    private void endPrevious(long auctionId) {
        Round before = round;
        if (before == null) {
            return;
        }
        if (!before.isOver()) {
            answer.complete(Gathered.NOTHING);
        }
        if (!before.isOver() || before.auctionId() == auctionId) {
            before.inquiries()
                    .forEach(inquiry -> inquiry.line()
                            .tell(new HubMessage.Cancel(inquiry.rfqId(), HubMessage.CancelReason.NoAuction)));
        }
    }

    private List<Inquiry> shuffled(List<Inquiry> asked) {
        List<Inquiry> left = new ArrayList<>(asked);
        List<Inquiry> shuffled = new ArrayList<>();
        while (!left.isEmpty()) {
            shuffled.add(left.remove(parts.chance().applyAsInt(left.size())));
        }
        return shuffled;
    }

    private HubMessage.Request request(Inquiry inquiry) {
        boolean baseFirst =
                inquiry.terms().base().equals(inquiry.request().pair().token0());
        var size = inquiry.request().size();
        long deadline = inquiry.askedAt() + parts.settings().deadline().toMillis();
        return new HubMessage.Request(
                inquiry.rfqId(),
                inquiry.request().auctionId(),
                inquiry.terms().base(),
                inquiry.terms().quote(),
                baseFirst ? size.amount0() : size.amount1(),
                baseFirst ? size.amount1() : size.amount0(),
                inquiry.request().minPartial(),
                deadline + parts.settings().holdTime().toMillis(),
                inquiry.request().settleBy(),
                parts.terms().chainId(),
                parts.terms().settlement(),
                parts.terms().quoteSettler(),
                deadline);
    }

    private void answered(HubCommand.Answered said) {
        Round current = round;
        Optional<Inquiry> inquiry = current == null ? Optional.empty() : current.inquiry(said.rfqId(), said.maker());
        if (current == null || inquiry.isEmpty()) {
            refuse(said.line(), SessionFault.UnknownRequest, "there is no request " + said.rfqId());
            return;
        }
        Optional<Reply.Heard> before = current.heard(said.rfqId());
        if (before.isPresent()) {
            again(current, said, before.get());
        } else if (current.isOver()
                || checking
                || isLate(inquiry.get(), said.heard().at())) {
            late(said);
        } else {
            current.hear(said.rfqId(), said.heard());
            if (current.isComplete()) {
                check(current);
            }
        }
    }

    private boolean isLate(Inquiry inquiry, long at) {
        return at > inquiry.askedAt() + parts.settings().deadline().toMillis();
    }

    private void again(Round current, HubCommand.Answered said, Reply.Heard before) {
        if (!before.reply().equals(said.heard().reply())) {
            refuse(said.line(), SessionFault.DuplicateAnswer, said.rfqId() + " was answered");
        } else if (current.isOver()) {
            acknowledge(current, said.rfqId(), said.line());
        }
    }

    private void late(HubCommand.Answered said) {
        if (said.heard().reply() instanceof Reply.Quotes(List<SignedQuote> quotes)) {
            quotes.forEach(quote -> said.line()
                    .tell(new Ack(
                            said.rfqId(),
                            parts.terms().quoteDomain().digest(quote.quote().structHash()),
                            AckStatus.Late,
                            null,
                            null)));
        }
    }

    private void revoked(HubCommand.Revoked said) {
        Round current = round;
        Optional<String> rfqId = current == null ? Optional.empty() : current.requestOf(said.maker(), said.hash());
        if (current == null || rfqId.isEmpty()) {
            refuse(said.line(), SessionFault.UnknownQuote, "there is no such quote in this auction");
        } else if (current.isOver()) {
            refuse(said.line(), SessionFault.TooLate, "the auction of the quote is cut");
        } else {
            current.revoke(said.hash());
            said.line().tell(new Ack(rfqId.get(), said.hash(), AckStatus.Revoked, null, null));
        }
    }

    private static void refuse(MakerLine line, SessionFault fault, String why) {
        line.tell(HubMessage.Refused.of(fault, why));
    }

    /** Asks the chain what the quotes are worth; it has its own deadline. */
    private void check(Round open) {
        if (checking) {
            return;
        }
        checking = true;
        timers.cancel(HubCommand.AnswersDue.class);
        List<SignedQuote> quotes = open.quotes();
        if (quotes.isEmpty()) {
            decide(open, null);
            return;
        }
        long current = number;
        Set<Holding> holdings = new HashSet<>();
        open.inquiries().forEach(inquiry -> {
            holdings.add(new Holding(inquiry.maker(), inquiry.request().pair().token0()));
            holdings.add(new Holding(inquiry.maker(), inquiry.request().pair().token1()));
        });
        timers.startSingleTimer(
                HubCommand.CheckDue.class,
                new HubCommand.CheckDue(current),
                parts.settings().checkTime());
        context.pipeToSelf(
                CompletableFuture.supplyAsync(() -> parts.chain().read(quotes, holdings), parts.blocking()),
                (view, failure) -> new HubCommand.Checked(current, Optional.ofNullable(view)));
    }

    private void decide(Round open, @Nullable QuoteView view) {
        timers.cancel(HubCommand.CheckDue.class);
        if (view != null) {
            funds.putAll(view.funds());
        }
        Gathered gathered = open.decide(view, parts.clock().millis());
        open.inquiries().forEach(inquiry -> acknowledge(open, inquiry.rfqId(), inquiry.line()));
        gathered.answers().forEach(this::measure);
        answer.complete(gathered);
    }

    private void acknowledge(Round over, String rfqId, MakerLine line) {
        for (Verdict verdict : over.verdicts(rfqId)) {
            String code = verdict.code();
            AckStatus status = code == null
                    ? AckStatus.Accepted
                    : code.equals(QuoteJudge.REVOKED) ? AckStatus.Revoked : AckStatus.Invalid;
            line.tell(new Ack(rfqId, verdict.firm().hash(), status, status == AckStatus.Invalid ? code : null, null));
        }
    }

    private void measure(MakerAnswer what) {
        parts.meters()
                .counter("walras.rfq.requests", "outcome", what.outcome().wireName())
                .increment();
        Long at = what.answeredAt();
        if (at != null) {
            parts.meters().timer("walras.rfq.answers").record(Math.max(0, at - what.askedAt()), TimeUnit.MILLISECONDS);
        }
    }
}
