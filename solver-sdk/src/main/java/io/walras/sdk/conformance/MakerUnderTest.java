package io.walras.sdk.conformance;

import io.walras.protocol.chain.Address;
import io.walras.protocol.rfq.levels.Ladder;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A maker that a check can ask, however it is connected. */
interface MakerUnderTest {
    /** Whose quotes are expected. */
    Address maker();

    /** Whose key may sign them: the maker, or the signer that has logged in for it. */
    Address signer();

    /** What it says it quotes. */
    List<PairTerms> pairs();

    /** What it shows of a pair at present; empty if it shows nothing. */
    Optional<Ladder> ladder(PairTerms pair);

    /**
     * Asks, and hears the answer: an {@link MakerMessage.Answer} or a {@link MakerMessage.Reject}. Empty if there is none in
     * that time.
     */
    Optional<MakerMessage> ask(HubMessage.Request request, Duration patience);

    /** Tells what the hub thinks of a quote, where makers hear that. */
    void acknowledge(HubMessage.Ack ack);

    /** Tells a row of {@code executions} under the next number. */
    void tell(Execution row);
}
