package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.ExecutionRow;
import io.walras.auctioneer.rfq.MakerCommand.Due;
import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.quality.MakerQuality;
import io.walras.protocol.rfq.quality.MakerStats;
import io.walras.protocol.rfq.quality.QualityRules;
import io.walras.protocol.wire.maker.Conduct.Stats;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.protocol.wire.maker.SessionFault;
import java.util.List;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/** What is said on a session whose maker is known. Used by that session alone. */
final class MakerTalk {
    private final ActorContext<MakerCommand> context;
    private final MakerParts parts;
    private final MakerOutbound out;
    private final String instanceId;
    private final LevelsDesk levels;
    private final OrdersWatch orders;
    private final boolean isOwnKey;
    private MakerSeat seat;
    private @Nullable ExecutionStream executions;

    MakerTalk(
            ActorContext<MakerCommand> context,
            MakerParts parts,
            MakerOutbound out,
            String instanceId,
            MakerSeat seat,
            boolean isOwnKey) {
        this.context = context;
        this.parts = parts;
        this.out = out;
        this.instanceId = instanceId;
        this.levels = new LevelsDesk(parts.settings().levels());
        this.orders = new OrdersWatch(
                parts.orders(), seat.maker(), parts.settings().sessions().ping());
        this.seat = seat;
        this.isOwnKey = isOwnKey;
    }

    /** The session is over: nothing that it streamed counts any more. */
    void end() {
        parts.floor().leave(instanceId, seat);
        orders.end(parts.clock().millis());
    }

    void take(MakerCommand command) {
        switch (command) {
            case MakerCommand.Say(HubMessage message) -> out.say(message);
            case MakerCommand.Quality(MakerQuality quality) -> out.say(stats(quality));
            case MakerCommand.Rows rows -> {
                if (executions != null) {
                    executions.took(rows.rows()).forEach(out::row);
                }
            }
            case MakerCommand.Unknown unknown
            when unknown == MakerCommand.Unknown.ROWS && executions != null -> executions.failed();
            case Due due when due == Due.NEWS && executions != null -> executions.news();
            case Due due
            when due == Due.STATS -> {
                if (executions != null) {
                    executions.news();
                }
                context.pipeToSelf(
                        parts.ledger().makerQuality(),
                        (quality, failure) ->
                                failure == null ? new MakerCommand.Quality(quality) : MakerCommand.Unknown.QUALITY);
            }
            default -> {
                // Of no concern before rows were asked for, or answered by the next time of asking.
            }
        }
    }

    void heard(Envelope<MakerMessage> envelope, long receivedAt) {
        String id = envelope.id();
        orders.alive(parts.clock().millis());
        switch (envelope.message()) {
            case MakerMessage.Login ignored -> out.refuse(SessionFault.LoggedInAlready, "a connection is of one maker");
            case MakerMessage.Ping ping ->
                out.reply(id, new HubMessage.Pong(ping.ts(), parts.clock().millis()));
            case MakerMessage.CancelOnDisconnect wish -> {
                if (isOwnKey) {
                    orders.enable(wish.enabled(), parts.clock().millis());
                } else {
                    out.refuse(SessionFault.NotYourOrders, "a vault's signer signs quotes, and orders nothing");
                }
            }
            case MakerMessage.Resume resume -> resume(resume.executions());
            case MakerMessage.SetUniverse universe -> {
                out.reply(id, levels.set(universe.pairs()));
                publish();
            }
            case MakerMessage.GetUniverse ignored -> out.reply(id, levels.state());
            case MakerMessage.LevelsSnapshot whole -> {
                if (isOrdered(whole.base(), whole.quote())) {
                    levels.hear(whole, receivedAt).ifPresent(status -> out.reply(id, status));
                    publish();
                }
            }
            case MakerMessage.LevelsDelta delta -> {
                if (isOrdered(delta.base(), delta.quote())) {
                    levels.hear(delta, receivedAt).ifPresent(status -> out.reply(id, status));
                    publish();
                }
            }
            case MakerMessage.LevelsClear clear -> {
                levels.clear(clear);
                publish();
            }
            case MakerMessage.Answer answer ->
                answered(
                        answer.rfqId(),
                        new Reply.Quotes(answer.quotes().stream()
                                .map(QuoteJson::toSigned)
                                .toList()),
                        receivedAt);
            case MakerMessage.Reject reject ->
                answered(reject.rfqId(), new Reply.Declined(reject.reason()), receivedAt);
            case MakerMessage.Revoke revoke ->
                parts.hub().tell(new HubCommand.Revoked(seat.maker(), seat.line(), revoke.quoteHash()));
        }
    }

    private void publish() {
        seat = levels.seat(seat);
        parts.floor().change(instanceId, seat);
    }

    private boolean isOrdered(Address base, Address quote) {
        boolean is = levels.isOrdered(base, quote);
        if (!is) {
            out.refuse(SessionFault.UnknownPair, "the pair is not among those that were accepted");
        }
        return is;
    }

    private void answered(String rfqId, Reply reply, long at) {
        parts.hub().tell(new HubCommand.Answered(seat.maker(), seat.line(), rfqId, new Reply.Heard(reply, at)));
    }

    private void resume(long after) {
        ExecutionStream stream = new ExecutionStream(
                parts.ledger(),
                seat.maker(),
                after,
                parts.clock(),
                page -> context.pipeToSelf(
                        page, (rows, failure) -> failure == null ? rows(rows) : MakerCommand.Unknown.ROWS));
        executions = stream;
        stream.news();
    }

    private static MakerCommand rows(List<ExecutionRow> rows) {
        return new MakerCommand.Rows(rows);
    }

    private Stats stats(MakerQuality quality) {
        long now = parts.clock().millis();
        MakerStats known = quality.stats(seat.maker(), now);
        boolean isMeasured = known.quoted() > 0;
        return new Stats(
                now - QualityRules.WINDOW_MILLIS,
                now,
                known.requests(),
                known.quoted(),
                known.declined() + known.rejected(),
                known.invalid(),
                known.late(),
                isMeasured ? known.p50() : null,
                isMeasured ? known.p99() : null,
                known.selected(),
                known.outcomes() - known.faults(),
                known.faults(),
                known.winRate(),
                isMeasured ? (long) known.divergence().bias() : null,
                isMeasured ? (long) known.divergence().deviation() : null,
                known.weight());
    }
}
