package io.walras.settlement.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettlementStatusTest {
    private static final long DEADLINE = 1_000;
    private static final long HEAD = 100;
    private static final long FINALIZED = 90;

    @Test
    void shouldBePendingWhileTheNonceIsFree() {
        assertThat(status(new Sight().inPool(true))).isEqualTo(new SettlementStatus.Pending(true));
    }

    @Test
    void shouldCountConfirmations() {
        Receipt receipt = receipt(98, true);

        assertThat(status(new Sight().settled(receipt))).isEqualTo(new SettlementStatus.Mined(receipt, 3));
    }

    @Test
    void shouldBeMinedOneBlockBeforeFinalityDepth() {
        assertThat(status(new Sight().settled(receipt(FINALIZED + 1, true))))
                .isInstanceOf(SettlementStatus.Mined.class);
    }

    @Test
    void shouldBeFinalAtFinalityDepth() {
        Receipt receipt = receipt(FINALIZED, true);

        assertThat(status(new Sight().settled(receipt))).isEqualTo(new SettlementStatus.Final(receipt));
    }

    @Test
    void shouldGoBackToPendingWhenTheBlockIsGone() {
        assertThat(status(new Sight().settled(receipt(98, true)))).isInstanceOf(SettlementStatus.Mined.class);
        assertThat(status(new Sight())).isEqualTo(new SettlementStatus.Pending(false));
    }

    @Test
    void shouldBeRevertedWhenOurTransactionFailed() {
        Receipt receipt = receipt(98, false);

        assertThat(status(new Sight().spent(receipt))).isEqualTo(new SettlementStatus.Reverted(receipt, 3, false));
    }

    @Test
    void shouldHaveLostTheNonceToACancellation() {
        assertThat(status(new Sight().spent(receipt(98, true)))).isEqualTo(new SettlementStatus.NonceTaken(false));
    }

    @Test
    void shouldHaveLostTheNonceToAForeignTransaction() {
        assertThat(status(new Sight().nonceSpent(true))).isEqualTo(new SettlementStatus.NonceTaken(true));
    }

    @Test
    void shouldNotExpireWhileALaterBlockThanTheFinalOneIsPastTheDeadline() {
        assertThat(status(new Sight().times(DEADLINE + 1, DEADLINE))).isInstanceOf(SettlementStatus.Pending.class);
    }

    @Test
    void shouldExpireOnceTheFinalBlockIsPastTheDeadline() {
        assertThat(status(new Sight().times(DEADLINE + 9, DEADLINE + 1)))
                .isEqualTo(new SettlementStatus.Expired(false));
    }

    @Test
    void shouldBeSettledAfterTheDeadlineIfItSettledInTime() {
        assertThat(status(new Sight().times(DEADLINE + 9, DEADLINE + 1).settled(receipt(80, true))))
                .isInstanceOf(SettlementStatus.Final.class);
    }

    private static SettlementStatus status(Sight sight) {
        return SettlementStatus.of(sight.observation(), DEADLINE);
    }

    private static Receipt receipt(long block, boolean success) {
        return new Receipt(Bytes32.ZERO, block, Bytes32.ZERO, success, 100_000, Uint256.ONE, List.of());
    }

    /** An observation, one difference at a time. */
    private static final class Sight {
        private long headTime = 500;
        private long finalizedTime = 400;
        private @Nullable Receipt settled;
        private @Nullable Receipt spent;
        private boolean inPool;
        private boolean nonceSpent;
        private boolean nonceSpentFinally;

        Sight times(long head, long finalized) {
            headTime = head;
            finalizedTime = finalized;
            return this;
        }

        Sight settled(Receipt receipt) {
            settled = receipt;
            nonceSpent = true;
            return this;
        }

        Sight spent(Receipt receipt) {
            spent = receipt;
            nonceSpent = true;
            return this;
        }

        Sight inPool(boolean known) {
            inPool = known;
            return this;
        }

        Sight nonceSpent(boolean isFinal) {
            nonceSpent = true;
            nonceSpentFinally = isFinal;
            return this;
        }

        Observation observation() {
            return new Observation(
                    new BlockRef(HEAD, Bytes32.ZERO, headTime, Uint256.ONE),
                    new BlockRef(FINALIZED, Bytes32.ZERO, finalizedTime, Uint256.ONE),
                    settled,
                    spent,
                    inPool,
                    nonceSpent,
                    nonceSpentFinally);
        }
    }
}
