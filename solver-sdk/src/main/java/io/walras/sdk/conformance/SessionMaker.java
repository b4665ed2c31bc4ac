package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A maker that connects to a scripted hub, and comes back when it is hung up on. Rows are replayed as a hub does it. */
final class SessionMaker implements MakerUnderTest {
    /** Makers wait a while before they come back. */
    static final Duration COMING = Duration.ofSeconds(30);

    static final Duration ANSWER = Duration.ofSeconds(10);

    private final ScriptedHub hub;
    private final Address maker;
    private final List<Execution> rows = new ArrayList<>();
    private @Nullable MakerLine line;
    private Address signer;
    private long resumed;

    SessionMaker(ScriptedHub hub, Address maker) {
        this.hub = hub;
        this.maker = maker;
        this.signer = maker;
    }

    /** The connection as it is, or a new one, logged in and resumed. */
    MakerLine line() {
        MakerLine current = line;
        if (current != null && !current.isOver()) {
            return current;
        }
        MakerLine next = hub.next(COMING);
        signer = next.login(maker, rows.size(), ANSWER).signer();
        resumed = next.expect(MakerMessage.Resume.class, ANSWER).executions();
        Deviation.require(resumed <= rows.size(), "it resumes after row " + resumed + ", but there are " + rows.size());
        for (int number = Math.toIntExact(resumed); number < rows.size(); number++) {
            next.row(number + 1L, rows.get(number));
        }
        next.expect(MakerMessage.SetUniverse.class, ANSWER);
        line = next;
        return next;
    }

    InstantSource clock() {
        return hub.clock();
    }

    /** Ends the connection; the next one is logged in when it is needed. */
    void hangUp() {
        MakerLine current = line;
        if (current != null) {
            current.hangUp();
            current.expectEnd(ANSWER);
            line = null;
        }
    }

    /** The row after which the maker resumed the present connection. */
    long resumed() {
        line();
        return resumed;
    }

    long lastRow() {
        return rows.size();
    }

    /** Tells a row that is not there under a number that it has not. */
    void tellWrongly(long number, Execution row) {
        line().row(number, row);
    }

    /** Tells a row of before once more. */
    void tellAgain(long number) {
        line().row(number, rows.get(Math.toIntExact(number) - 1));
    }

    @Override
    public Address maker() {
        return maker;
    }

    @Override
    public Address signer() {
        return signer;
    }

    @Override
    public List<PairTerms> pairs() {
        return line().pairs();
    }

    @Override
    public Optional<Ladder> ladder(PairTerms pair) {
        return line().ladders().at(pair.base(), pair.quote(), hub.clock().millis());
    }

    @Override
    public Optional<MakerMessage> ask(HubMessage.Request request, Duration patience) {
        MakerLine current = line();
        current.tell(request);
        long until = hub.clock().millis() + patience.toMillis();
        while (hub.clock().millis() < until) {
            Optional<MakerMessage> answer =
                    current.answer(Duration.ofMillis(until - hub.clock().millis()));
            if (answer.filter(message -> isOf(message, request.rfqId())).isPresent()) {
                return answer;
            }
            if (answer.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(MakerMessage message, String rfqId) {
        return switch (message) {
            case MakerMessage.Answer answer -> answer.rfqId().equals(rfqId);
            case MakerMessage.Reject reject -> reject.rfqId().equals(rfqId);
            default -> false;
        };
    }

    @Override
    public void acknowledge(HubMessage.Ack ack) {
        line().tell(ack);
    }

    @Override
    public void tell(Execution row) {
        MakerLine current = line();
        rows.add(row);
        current.row(rows.size(), row);
    }
}
