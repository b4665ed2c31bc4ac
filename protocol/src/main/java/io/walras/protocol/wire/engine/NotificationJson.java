package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /notify}: what became of a solution. On the wire the event's fields stand beside the ids.
 *
 * @param auctionId the auction it is about; null for a quote
 * @param solutionIds the solutions it is about: none if it is about the whole response, several if they were merged
 */
@JsonSerialize(using = NotificationCodec.Writer.class)
@JsonDeserialize(using = NotificationCodec.Reader.class)
public record NotificationJson(@Nullable Long auctionId, List<Uint256> solutionIds, NotifiedEvent event) {
    public NotificationJson {
        solutionIds = List.copyOf(solutionIds);
        Objects.requireNonNull(event, "event");
    }

    /** News of one solution. */
    public static NotificationJson of(long auctionId, Uint256 solutionId, NotifiedEvent event) {
        return new NotificationJson(auctionId, List.of(solutionId), event);
    }

    /** News of an engine's whole response, or of its absence. */
    public static NotificationJson ofResponse(long auctionId, NotifiedEvent event) {
        return new NotificationJson(auctionId, List.of(), event);
    }
}
