package io.walras.protocol.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.testing.Orders;
import org.junit.jupiter.api.Test;

class CommitmentTest {
    private static Commitment of(long sequence) {
        return new Commitment(7, Bytes32.ZERO, Orders.token(71), sequence, Bytes32.ZERO, true);
    }

    @Test
    void shouldTakeTheGreatestSequenceThatEveryJsonReaderKnows() {
        assertThat(of((1L << 53) - 1).sequence()).isEqualTo(9_007_199_254_740_991L);
    }

    @Test
    void shouldRefuseSequencesThatSomeJsonReadersWouldRound() {
        assertThatIllegalArgumentException().isThrownBy(() -> of(1L << 53)).withMessage("a sequence is below 2^53");
    }
}
