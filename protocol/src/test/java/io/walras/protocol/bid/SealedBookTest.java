package io.walras.protocol.bid;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.bid.SealedBook.Change;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.testing.Orders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SealedBookTest {
    private static final long AUCTION = 7;
    private static final Bytes32 BATCH = Keccak256.hash("batch");
    private static final long CLOSES = 1_600;
    private static final long OPENS_UNTIL = 1_800;
    private static final Eip712Domain DOMAIN = Eip712Domain.walras(31337, Orders.token(90));
    private static final PrivateKey SOLVER = Orders.key(11);
    private static final PrivateKey RIVAL = Orders.key(12);

    private SealedBook book = SealedBook.open(AUCTION, BATCH, CLOSES, OPENS_UNTIL);

    private static Bytes bid(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Bytes32 salt(String text) {
        return Keccak256.hash("salt of " + text);
    }

    private static SignedCommitment commitment(PrivateKey solver, long sequence, String text, boolean last) {
        Bytes32 seal = Commitment.seal(AUCTION, solver.address(), bid(text), salt(text));
        return SignedCommitment.sign(
                new Commitment(AUCTION, BATCH, solver.address(), sequence, seal, last), DOMAIN, solver);
    }

    private @Nullable Refusal commit(PrivateKey solver, long sequence, String text, long at) {
        return take(book.commit(commitment(solver, sequence, text, false), at));
    }

    private @Nullable Refusal open(PrivateKey solver, long sequence, String text, long at) {
        return take(book.show(new Opening(AUCTION, solver.address(), sequence, salt(text), bid(text)), at));
    }

    private @Nullable Refusal take(Change change) {
        book = change.next();
        return change.refusal();
    }

    private SealedBook.Entry entry() {
        return Objects.requireNonNull(book.entries().get(SOLVER.address()));
    }

    @Test
    void shouldShowTheBidThatWasCommittedTo() {
        assertThat(commit(SOLVER, 0, "a bid", CLOSES)).isNull();
        assertThat(book.owing()).containsExactly(SOLVER.address());
        assertThat(open(SOLVER, 0, "a bid", OPENS_UNTIL)).isNull();

        assertThat(entry().bid())
                .hasValueSatisfying(opened -> assertThat(opened.bid()).isEqualTo(bid("a bid")));
        assertThat(book.owing()).isEmpty();
        assertThat(book.faults()).isEmpty();
    }

    @Test
    void shouldRefuseACommitmentOneMillisecondAfterTheClose() {
        assertThat(commit(SOLVER, 0, "a bid", CLOSES + 1)).isEqualTo(Refusal.LateBid);
        assertThat(book.entries()).isEmpty();
    }

    @Test
    void shouldRefuseAnOpeningOneMillisecondAfterItsWindowAndTakeItForMissing() {
        commit(SOLVER, 0, "a bid", 1);

        assertThat(open(SOLVER, 0, "a bid", OPENS_UNTIL + 1)).isEqualTo(Refusal.LateBid);
        assertThat(book.faults()).extracting(BidFault::kind).containsExactly(BidFault.Kind.NotOpened);
    }

    @Test
    void shouldCountTheLatestCommitment() {
        commit(SOLVER, 0, "first", 1);
        commit(SOLVER, 1, "second", 2);

        assertThat(open(SOLVER, 0, "first", 1_700)).isEqualTo(Refusal.NotCommitted);
        assertThat(open(SOLVER, 1, "second", 1_700)).isNull();
        assertThat(entry().receivedAt()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAnOlderCommitmentAndOneAfterTheLast() {
        commit(SOLVER, 5, "five", 1);
        assertThat(commit(SOLVER, 4, "four", 2)).isEqualTo(Refusal.StaleSequence);
        take(book.commit(commitment(SOLVER, 6, "six", true), 3));

        assertThat(commit(SOLVER, 7, "seven", 4)).isEqualTo(Refusal.StaleSequence);
        assertThat(open(SOLVER, 6, "six", 1_700)).isNull();
    }

    @Test
    void shouldTakeTheSameCommitmentTwiceAsOne() {
        commit(SOLVER, 0, "a bid", 1);

        assertThat(commit(SOLVER, 0, "a bid", 2)).isNull();
        assertThat(entry().receivedAt()).isEqualTo(1);
    }

    @Test
    void shouldDropTheBidOfASolverThatSignsTwoCommitmentsOfOneNumber() {
        commit(SOLVER, 0, "for you", 1);
        commit(SOLVER, 1, "newer", 2);
        commit(RIVAL, 0, "honest", 3);

        assertThat(commit(SOLVER, 0, "for others", 4)).isEqualTo(Refusal.Equivocation);
        open(SOLVER, 1, "newer", 1_700);

        assertThat(entry().bid()).isEmpty();
        assertThat(book.owing()).containsExactly(RIVAL.address());
        assertThat(book.faults()).anySatisfy(fault -> {
            assertThat(fault.solver()).isEqualTo(SOLVER.address());
            assertThat(fault.kind()).isEqualTo(BidFault.Kind.Equivocated);
        });
    }

    @Test
    void shouldNotTakeAnotherBidThanTheOneCommittedTo() {
        commit(SOLVER, 0, "a bid", 1);

        assertThat(open(SOLVER, 0, "a better bid", 1_700)).isEqualTo(Refusal.CommitmentMismatch);
        assertThat(open(SOLVER, 0, "a bid", 1_700)).isEqualTo(Refusal.AlreadyOpened);
        assertThat(entry().bid()).isEmpty();
        assertThat(book.faults()).extracting(BidFault::kind).containsExactly(BidFault.Kind.OpenedOther);
    }

    @Test
    void shouldRefuseAnOpeningOfSomebodyElse() {
        commit(SOLVER, 0, "a bid", 1);

        assertThat(open(RIVAL, 0, "a bid", 1_700)).isEqualTo(Refusal.NotCommitted);
    }

    @Test
    void shouldNotLetASolverCopyTheSealOfAnother() {
        SignedCommitment original = commitment(SOLVER, 0, "a bid", false);
        take(book.commit(original, 1));
        Commitment copied = new Commitment(
                AUCTION, BATCH, RIVAL.address(), 0, original.commitment().seal(), false);
        take(book.commit(SignedCommitment.sign(copied, DOMAIN, RIVAL), 2));

        assertThat(open(RIVAL, 0, "a bid", 1_700)).isEqualTo(Refusal.CommitmentMismatch);
    }

    @Test
    void shouldRefuseWhatIsAboutAnotherAuction() {
        SealedBook other = SealedBook.open(AUCTION + 1, BATCH, CLOSES, OPENS_UNTIL);

        assertThat(other.commit(commitment(SOLVER, 0, "a bid", false), 1).refusal())
                .isEqualTo(Refusal.WrongAuction);
        Opening opening = new Opening(AUCTION, SOLVER.address(), 0, salt("a bid"), bid("a bid"));
        assertThat(other.show(opening, 1).refusal()).isEqualTo(Refusal.WrongAuction);
    }

    @Test
    void shouldRefuseABidOnAnotherBatch() {
        SealedBook other = SealedBook.open(AUCTION, Keccak256.hash("another batch"), CLOSES, OPENS_UNTIL);

        assertThat(other.commit(commitment(SOLVER, 0, "a bid", false), 1).refusal())
                .isEqualTo(Refusal.InputMismatch);
    }

    @Test
    void shouldBoundTheCommitmentsOfASolver() {
        for (int i = 0; i < SealedBook.MAX_COMMITMENTS; i++) {
            assertThat(commit(SOLVER, i, "bid " + i, 1)).isNull();
        }

        assertThat(commit(SOLVER, 99, "one more", 1)).isEqualTo(Refusal.TooManyCommitments);
    }

    @Test
    void shouldKnowWhoSignedACommitmentAndForWhom() {
        SignedCommitment signed = commitment(SOLVER, 0, "a bid", false);

        assertThat(signed.isAuthentic(DOMAIN)).isTrue();
        assertThat(signed.isAuthentic(Eip712Domain.walras(1, Orders.token(90)))).isFalse();
        Commitment inOthersName = new Commitment(
                AUCTION, BATCH, RIVAL.address(), 0, signed.commitment().seal(), false);
        assertThat(SignedCommitment.sign(inOthersName, DOMAIN, SOLVER).isAuthentic(DOMAIN))
                .isFalse();
    }
}
