package io.walras.auctioneer.rfq;

import io.walras.auctioneer.ledger.ExecutionRow;
import io.walras.auctioneer.session.Inbound;
import io.walras.protocol.rfq.quality.MakerQuality;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import java.util.List;

/** What a maker's session is told. */
sealed interface MakerCommand {
    /** Something was heard. */
    record Said(Inbound.Said what) implements MakerCommand {}

    /** Say this. */
    record Say(HubMessage message) implements MakerCommand {}

    /** The login holds, or does not; {@code last} is the number of the last row for the maker. */
    record Proven(MakerMessage.Login login, String id, boolean holds, long last) implements MakerCommand {}

    /** The chain, or the ledger, could not tell. */
    enum Unknown implements MakerCommand {
        LOGIN,
        ROWS,
        QUALITY
    }

    /** Rows that the maker has not been told. */
    record Rows(List<ExecutionRow> rows) implements MakerCommand {}

    /** How well makers quote. */
    record Quality(MakerQuality quality) implements MakerCommand {}

    /** What has to be seen to. */
    enum Due implements MakerCommand {
        LOGIN,
        SILENCE,
        STATS,
        /** There are new rows. */
        NEWS
    }

    /** How the session ends. */
    enum End implements MakerCommand {
        /** The same instance has logged in again. */
        REPLACED,
        /** There are too many connections on which nobody has logged in. */
        DISPLACED,
        /** The connection is gone. */
        GONE
    }
}
