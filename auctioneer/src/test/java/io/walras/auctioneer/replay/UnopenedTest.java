package io.walras.auctioneer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UnopenedTest {
    private final AuctionRecord record = new RecordedAuction().held();

    private SignedCommitment commitment(PrivateKey key, long sequence) {
        Commitment commitment = new Commitment(
                record.cut().auctionId(),
                record.cut().batchHash(),
                key.address(),
                sequence,
                Keccak256.hash("bid " + sequence),
                false);
        return SignedCommitment.sign(commitment, record.awardDomain(), key);
    }

    private Optional<String> whereWith(SignedCommitment... unopened) {
        return Replay.of(with(List.of(unopened))).map(Difference::where);
    }

    private AuctionRecord with(List<SignedCommitment> unopened) {
        return new AuctionRecord(
                record.orderDomain(),
                record.awardDomain(),
                record.auctioneer(),
                record.wrappedNative(),
                record.cut(),
                record.orders(),
                record.judged(),
                record.competition(),
                record.awards(),
                unopened,
                record.equivocations());
    }

    @Test
    void shouldFindTheCommitmentThatCounted() {
        AuctionEvidence evidence = record.judged().evidence();
        List<LaneEvent> events = Stream.of(
                        commitment(RecordedAuction.BEST, 9),
                        commitment(RecordedAuction.SILENT, 1),
                        commitment(RecordedAuction.SILENT, 3),
                        commitment(RecordedAuction.SILENT, 2))
                .<LaneEvent>map(signed -> new LaneEvent.BidCommitted(signed, evidence.closesAt()))
                .toList();

        assertThat(evidence.faults()).extracting(BidFault::kind).containsExactly(BidFault.Kind.NotOpened);
        assertThat(Unopened.in(record.cut(), evidence, events)).containsExactly(commitment(RecordedAuction.SILENT, 3));
    }

    @Test
    void shouldFindThatWhoIsBlamedHasCommittedToNothing() {
        SignedCommitment own = Objects.requireNonNull(record.unopened()).getFirst();

        assertThat(whereWith(own)).isEmpty();
        assertThat(whereWith()).contains("/unopened");
        assertThat(whereWith(commitment(RecordedAuction.BEST, 0))).contains("/unopened/0");
        assertThat(whereWith(new SignedCommitment(
                        own.commitment(), commitment(RecordedAuction.SILENT, 5).signature())))
                .contains("/unopened/0");
    }

    @Test
    void shouldFindThatProofsWereLeftOut() throws IOException {
        for (String member : List.of("equivocations", "unopened")) {
            ObjectNode without = (ObjectNode) new ObjectMapper().readTree(record.text());
            without.remove(member);

            assertThat(Replay.of(AuctionRecord.read(without.toString())).map(Difference::where))
                    .contains("/" + member);
        }
    }
}
