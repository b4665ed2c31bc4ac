package io.walras.auctioneer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneEvent.BidCommitted;
import io.walras.auctioneer.replay.AuctionRecord.Equivocation;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.testing.Orders;
import java.util.List;
import org.junit.jupiter.api.Test;

class EquivocationsTest {
    private static final Eip712Domain DOMAIN = Eip712Domain.walras(1, Orders.token(91));
    private static final PrivateKey LIAR = Orders.key(10);

    private static SignedCommitment signed(PrivateKey key, long sequence, String bid) {
        Commitment commitment =
                new Commitment(7, Keccak256.hash("batch"), key.address(), sequence, Keccak256.hash(bid), false);
        return SignedCommitment.sign(commitment, DOMAIN, key);
    }

    private static List<Equivocation> among(SignedCommitment... commitments) {
        return Equivocations.in(List.of(commitments).stream()
                .<LaneEvent>map(signed -> new BidCommitted(signed, 1))
                .toList());
    }

    @Test
    void shouldPairTheFirstTwoThatContradictEachOther() {
        SignedCommitment first = signed(LIAR, 0, "this");
        SignedCommitment second = signed(LIAR, 0, "that");

        List<Equivocation> found = among(
                signed(Orders.key(11), 0, "that"),
                first,
                signed(LIAR, 1, "later"),
                first,
                second,
                signed(LIAR, 1, "other"));

        assertThat(found).containsExactly(new Equivocation(first, second));
        assertThat(found.getFirst().isProof(DOMAIN)).isTrue();
    }

    @Test
    void shouldNotTakeAReplacementOrARepetitionForAContradiction() {
        assertThat(among(signed(LIAR, 0, "this"), signed(LIAR, 1, "that"), signed(LIAR, 0, "this")))
                .isEmpty();
    }

    @Test
    void shouldNotCallItAProofUnlessTheSolverSignedBoth() {
        SignedCommitment first = signed(LIAR, 0, "this");
        SignedCommitment second = signed(LIAR, 0, "that");

        assertThat(new Equivocation(first, new SignedCommitment(second.commitment(), first.signature()))
                        .isProof(DOMAIN))
                .isFalse();
        assertThat(new Equivocation(first, signed(LIAR, 1, "that")).isProof(DOMAIN))
                .isFalse();
        assertThat(new Equivocation(first, first).isProof(DOMAIN)).isFalse();
        assertThat(new Equivocation(first, signed(Orders.key(11), 0, "that")).isProof(DOMAIN))
                .isFalse();
    }
}
