package io.walras.protocol.wire.market;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.walras.protocol.book.Level;
import io.walras.protocol.market.BestPrices;
import org.jspecify.annotations.Nullable;

/** The best levels of a book; a side that has none is left out. Prices in ticks, quantities in lots. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BestPricesJson(
        String market,
        long sequence,
        @Nullable Level bid,
        @Nullable Level ask) {
    public static BestPricesJson of(BestPrices best) {
        return new BestPricesJson(best.market(), best.sequence(), best.bid(), best.ask());
    }
}
