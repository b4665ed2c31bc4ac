package io.walras.protocol.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.book.Depth;
import io.walras.protocol.book.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

final class BestPricesTest {
    private static final Level NINE = new Level(9, 4, 1);
    private static final Level TEN = new Level(10, 2, 1);
    private static final BestPrices NONE = BestPrices.none("A-B");

    @Test
    void shouldTellTheFirstLevelOfEachSide() {
        BestPrices best = NONE.now(new Depth("A-B", 5, List.of(NINE), List.of(TEN, new Level(11, 1, 1))));

        assertThat(best).isEqualTo(new BestPrices("A-B", 1, NINE, TEN));
    }

    @Test
    void shouldStayTheSameWhenOnlyOtherLevelsChange() {
        BestPrices before = NONE.now(new Depth("A-B", 5, List.of(), List.of(TEN)));

        assertThat(before.now(new Depth("A-B", 6, List.of(), List.of(TEN, new Level(11, 1, 1)))))
                .isSameAs(before);
    }

    @Test
    void shouldTellThatASideIsEmptyAgain() {
        BestPrices before = NONE.now(new Depth("A-B", 5, List.of(NINE), List.of(TEN)));

        assertThat(before.now(new Depth("A-B", 6, List.of(), List.of(TEN))))
                .isEqualTo(new BestPrices("A-B", 2, null, TEN));
    }
}
