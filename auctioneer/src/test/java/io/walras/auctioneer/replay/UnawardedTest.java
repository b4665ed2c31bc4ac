package io.walras.auctioneer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.protocol.testing.Orders;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnawardedTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AuctionRecord awarded = new RecordedAuction().held();
    private final AuctionRecord cancelled = new RecordedAuction().heldWithACancellation();

    private static ObjectNode json(AuctionRecord record) throws IOException {
        return (ObjectNode) JSON.readTree(record.text());
    }

    private static Optional<String> where(JsonNode record) {
        return Replay.of(AuctionRecord.read(record.toString())).map(Difference::where);
    }

    private static ArrayNode refused(JsonNode record) {
        return (ArrayNode) record.at("/competition/refused");
    }

    /** The refusal that the lane added, which is the last. */
    private static ObjectNode claim(JsonNode record) {
        ArrayNode refused = refused(record);
        return (ObjectNode) refused.get(refused.size() - 1);
    }

    @Test
    void shouldAcceptAWinnerThatWasNotAwardedBecauseAnOrderWasCancelled() throws IOException {
        assertThat(cancelled.awards()).isEmpty();
        assertThat(where(json(cancelled))).isEmpty();
        assertThat(cancelled.claimedCancellations()).isOne();
        assertThat(awarded.claimedCancellations()).isZero();
    }

    @Test
    void shouldFindThatAnAwardAndItsWinnerWereRemoved() throws IOException {
        ObjectNode record = json(awarded);
        record.putArray("awards");
        record.at("/competition/solutions").forEach(solution -> ((ObjectNode) solution).put("isWinner", false));

        assertThat(where(record)).contains("/awards");
    }

    @Test
    void shouldFindThatTheExcuseOfAWinnerWasRemoved() throws IOException {
        ObjectNode record = json(cancelled);
        refused(record).remove(refused(record).size() - 1);

        assertThat(where(record)).contains("/awards");
    }

    @Test
    void shouldFindAnExcuseThatNamesNoOrderOfTheBundle() throws IOException {
        ObjectNode record = json(cancelled);
        String other = Orders.sell().amounts(3, 5).signed().uid().toString();
        ((ObjectNode) claim(record).get("reason")).put("detail", "order " + other + " was cancelled");

        assertThat(where(record)).hasValueSatisfying(where -> assertThat(where).endsWith("/reason/detail"));
    }

    @Test
    void shouldFindAnExcuseForWhatDidNotWin() throws IOException {
        ObjectNode record = json(cancelled);
        claim(record).put("id", "99");

        assertThat(where(record)).hasValueSatisfying(where -> assertThat(where).startsWith("/competition/refused/"));
    }

    @Test
    void shouldFindAnExcuseForWhatWasAwarded() throws IOException {
        ObjectNode record = json(awarded);
        refused(record).add(claim(json(cancelled)));

        assertThat(where(record)).hasValueSatisfying(where -> assertThat(where).startsWith("/competition/refused/"));
    }

    @Test
    void shouldFindTheSameExcuseTwice() throws IOException {
        ObjectNode record = json(cancelled);
        refused(record).add(claim(record).deepCopy());

        assertThat(where(record)).hasValueSatisfying(where -> assertThat(where).startsWith("/competition/refused/"));
    }
}
