package io.walras.sdk.maker;

import io.walras.protocol.wire.maker.Conduct;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.RejectReason;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Hears what happens on a maker's session. Methods are called one after the other on the session's own thread and must not
 * block; what they throw is logged and changes nothing. Each logs unless it is overridden.
 */
public interface MakerListener {
    /** Logs everything and does nothing else. */
    MakerListener LOGGING = new MakerListener() {};

    /** The hub knows the maker; requests follow. */
    default void welcomed(HubMessage.Welcome welcome) {
        log().log(Level.INFO, "in session {0} as {1}", welcome.sessionId(), welcome.maker());
    }

    /** Which pairs were accepted. */
    default void universe(HubMessage.Universe universe) {
        universe.rejected().forEach(pair -> log().log(Level.WARNING, "not accepted: {0}", pair));
    }

    /** The connection is gone or could not be opened; it is opened again by itself. */
    default void disconnected(String reason) {
        log().log(Level.WARNING, "not connected: {0}", reason);
    }

    /** Something of a ladder does not count. */
    default void levelsTrimmed(HubMessage.LevelsStatus status) {
        log().log(Level.INFO, "a ladder does not count in full: {0}", status);
    }

    /** A request was not answered with quotes. */
    default void declined(String rfqId, RejectReason reason) {
        log().log(Level.DEBUG, "{0}: declined, {1}", rfqId, reason);
    }

    /** What the hub thinks of a quote. */
    default void acknowledged(HubMessage.Ack ack) {
        log().log(ack.status() == HubMessage.AckStatus.Accepted ? Level.DEBUG : Level.WARNING, "{0}", ack);
    }

    /** A winning bundle takes a quote. */
    default void selected(Execution.Selected row) {
        log().log(Level.INFO, "selected: {0}", row);
    }

    /** A quote will never be taken. */
    default void released(Execution.Released row) {
        log().log(Level.DEBUG, "released: {0}", row);
    }

    /** The transaction that takes a quote is about to be sent: the moment to hedge. */
    default void started(Execution.Started row) {
        log().log(Level.INFO, "started: {0}", row);
    }

    /** News of that transaction, not the last. */
    default void progressed(Execution.Progress row) {
        log().log(Level.DEBUG, "progressed: {0}", row);
    }

    /** The last word on a selected quote. */
    default void ended(Execution.Outcome row) {
        log().log(Level.INFO, "ended: {0}", row);
    }

    /** How the maker is doing, or that it is asked no more, or again. */
    default void conduct(Conduct told) {
        log().log(told instanceof Conduct.Restricted ? Level.WARNING : Level.INFO, "conduct: {0}", told);
    }

    /** The hub refused something that was said. */
    default void refused(HubMessage.Refused refused) {
        log().log(Level.WARNING, "refused: {0} {1}", refused.errorType(), refused.description());
    }

    /** The hub said what cannot be, or asked to sign what is never signed. Nothing was done on it. */
    default void distrusted(String what) {
        log().log(Level.ERROR, "the hub said what cannot be: {0}", what);
    }

    private static Logger log() {
        return System.getLogger(MakerListener.class.getName());
    }
}
