package io.walras.sdk.maker;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.maker.LevelChange;
import io.walras.protocol.wire.maker.LevelChange.Side;
import io.walras.protocol.wire.maker.LevelJson;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.MakerMessage.LevelsDelta;
import io.walras.protocol.wire.maker.MakerMessage.LevelsSnapshot;
import io.walras.protocol.wire.maker.PriceJson;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LadderFeedTest {
    private static final long INTERVAL = 100;

    private final LadderFeed feed = new LadderFeed();

    private static LevelJson level(long base, long quote, long size) {
        return new LevelJson(new PriceJson(Uint256.of(base), Uint256.of(quote)), Uint256.of(size));
    }

    private static Ladder ladder(LevelJson... bids) {
        return new Ladder(Orders.WETH, Orders.USDC, Duration.ofSeconds(5), List.of(bids), List.of());
    }

    private MakerMessage only(long now) {
        List<MakerMessage> due = feed.due(now, INTERVAL);
        assertThat(due).hasSize(1);
        return due.getFirst();
    }

    @Test
    void shouldBeginWithASnapshot() {
        feed.want(ladder(level(1, 10, 5)));

        assertThat(only(1_000)).isInstanceOfSatisfying(LevelsSnapshot.class, whole -> {
            assertThat(whole.seq()).isEqualTo(1);
            assertThat(whole.bids()).containsExactly(level(1, 10, 5));
        });
    }

    @Test
    void shouldTellWhatChangesWithThePriceAsANumber() {
        feed.want(ladder(level(1, 10, 5), level(1, 9, 5), level(1, 8, 5)));
        only(1_000);

        feed.want(ladder(level(2, 20, 5), level(1, 9, 6), level(1, 7, 5)));

        assertThat(only(2_000)).isInstanceOfSatisfying(LevelsDelta.class, delta -> {
            assertThat(delta.prevSeq()).isEqualTo(1);
            assertThat(delta.changes())
                    .containsExactlyInAnyOrder(
                            new LevelChange(Side.Bid, level(1, 8, 1).price(), Uint256.ZERO),
                            new LevelChange(Side.Bid, level(1, 9, 1).price(), Uint256.of(6)),
                            new LevelChange(Side.Bid, level(1, 7, 1).price(), Uint256.of(5)));
        });
    }

    @Test
    void shouldSendOnlyTheLatestOfWhatComesTooFast() {
        feed.want(ladder(level(1, 10, 5)));
        only(1_000);
        feed.want(ladder(level(1, 11, 5)));
        assertThat(feed.due(1_099, INTERVAL)).isEmpty();
        feed.want(ladder(level(1, 10, 7)));

        assertThat(only(1_100))
                .isInstanceOfSatisfying(
                        LevelsDelta.class,
                        delta -> assertThat(delta.changes())
                                .containsExactly(new LevelChange(
                                        Side.Bid, level(1, 10, 1).price(), Uint256.of(7))));
    }

    @Test
    void shouldConfirmALadderThatIsTheSame() {
        feed.want(ladder(level(1, 10, 5)));
        only(1_000);
        assertThat(feed.due(5_000, INTERVAL)).isEmpty();

        feed.want(ladder(level(1, 10, 5)));

        assertThat(only(5_000))
                .isInstanceOfSatisfying(
                        LevelsDelta.class, delta -> assertThat(delta.changes()).isEmpty());
    }

    @Test
    void shouldSendASnapshotWhenOneIsAskedFor() {
        feed.want(ladder(level(1, 10, 5)));
        only(1_000);

        feed.forget(Orders.WETH, Orders.USDC);

        assertThat(only(2_000))
                .isInstanceOfSatisfying(
                        LevelsSnapshot.class, whole -> assertThat(whole.seq()).isEqualTo(2));
    }
}
