package io.walras.settlement.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NextMoveTest {
    private static final long DEADLINE = 1_000;
    private static final GasPriceRules PRICES = new GasPriceRules(Uint256.of(10), Uint256.of(1_000), Uint256.of(100));
    private static final GasFees LATEST = fees(300, 16);
    private static final GasFees BUMPED = fees(338, 18);
    private static final GasFees AT_THE_CAP = fees(1_000, 16);
    private static final Receipt RECEIPT = new Receipt(Bytes32.ZERO, 9, Bytes32.ZERO, true, 1, Uint256.ONE, List.of());

    @Test
    void shouldSendTheFirstTransaction() {
        assertThat(move(seen(500, null, false, false), null, false, false)).isEqualTo(new NextMove.Send());
    }

    @Test
    void shouldWaitWhileTheTransactionIsInThePool() {
        assertThat(move(seen(500, null, true, false), LATEST, false, false)).isEqualTo(new NextMove.Wait());
    }

    @Test
    void shouldSendAgainWhatThePoolLost() {
        assertThat(move(seen(500, null, false, false), LATEST, false, false)).isEqualTo(new NextMove.Send());
    }

    @Test
    void shouldReplaceWhatTheNodeKeepsRefusingAsTooCheap() {
        assertThat(move(seen(500, null, false, false), LATEST, false, true)).isEqualTo(new NextMove.Replace(BUMPED));
    }

    @Test
    void shouldReplaceAnOverdueTransaction() {
        assertThat(move(seen(500, null, true, false), LATEST, false, true)).isEqualTo(new NextMove.Replace(BUMPED));
    }

    @Test
    void shouldWaitWithAnOverdueTransactionAtTheCap() {
        assertThat(move(seen(500, null, true, false), AT_THE_CAP, false, true)).isEqualTo(new NextMove.Wait());
    }

    @Test
    void shouldCancelOnceTheDeadlineHasPassed() {
        assertThat(move(seen(DEADLINE + 1, null, true, false), LATEST, false, false))
                .isEqualTo(new NextMove.Cancel(BUMPED));
    }

    @Test
    void shouldNotCancelInTheLastSecond() {
        assertThat(move(seen(DEADLINE, null, true, false), LATEST, false, false))
                .isEqualTo(new NextMove.Wait());
    }

    @Test
    void shouldFreeANonceThatWasNeverUsed() {
        assertThat(move(seen(DEADLINE + 1, null, false, false), null, false, false))
                .isEqualTo(new NextMove.Cancel(PRICES.first(Uint256.of(100))));
    }

    @Test
    void shouldFreeTheNonceWhenSomebodyElseSentTheSettlement() {
        assertThat(move(seen(500, RECEIPT, true, false), LATEST, false, false)).isEqualTo(new NextMove.Cancel(BUMPED));
    }

    @Test
    void shouldWaitForACancellationInThePool() {
        assertThat(move(seen(DEADLINE + 1, null, true, false), LATEST, true, false))
                .isEqualTo(new NextMove.Wait());
    }

    @Test
    void shouldReplaceAnOverdueCancellationByADearerOne() {
        assertThat(move(seen(DEADLINE + 1, null, true, false), LATEST, true, true))
                .isEqualTo(new NextMove.Cancel(BUMPED));
    }

    @Test
    void shouldLeaveATransactionAtTheCapToRevertRatherThanBlockItsNonce() {
        assertThat(move(seen(DEADLINE + 1, null, false, false), AT_THE_CAP, false, true))
                .isEqualTo(new NextMove.Send());
    }

    @Test
    void shouldWaitOnceTheNonceIsSpent() {
        assertThat(move(seen(DEADLINE + 1, null, false, true), LATEST, false, true))
                .isEqualTo(new NextMove.Wait());
    }

    private static NextMove move(Observation seen, @Nullable GasFees latest, boolean isCancelled, boolean isOverdue) {
        return NextMove.of(seen, DEADLINE, latest, isCancelled, isOverdue, PRICES);
    }

    private static Observation seen(long time, @Nullable Receipt settled, boolean inPool, boolean nonceSpent) {
        BlockRef head = new BlockRef(10, Bytes32.ZERO, time, Uint256.of(100));
        BlockRef finalized = new BlockRef(8, Bytes32.ZERO, 400, Uint256.of(100));
        return new Observation(head, finalized, settled, null, inPool, nonceSpent, false);
    }

    private static GasFees fees(long maxFee, long tip) {
        return new GasFees(Uint256.of(maxFee), Uint256.of(tip));
    }
}
