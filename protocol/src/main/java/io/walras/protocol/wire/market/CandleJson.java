package io.walras.protocol.wire.market;

import io.walras.protocol.market.Candle;

/**
 * What the trades of an interval come to.
 *
 * @param start unix milliseconds
 * @param volumeBase decimal atoms; a sum may need more than 256 bits
 * @param volumeQuote decimal atoms
 */
public record CandleJson(
        long start,
        PriceJson open,
        PriceJson high,
        PriceJson low,
        PriceJson close,
        String volumeBase,
        String volumeQuote,
        long trades) {
    public static CandleJson of(Candle candle) {
        return new CandleJson(
                candle.start(),
                PriceJson.of(candle.open()),
                PriceJson.of(candle.high()),
                PriceJson.of(candle.low()),
                PriceJson.of(candle.close()),
                candle.volumeBase().toString(),
                candle.volumeQuote().toString(),
                candle.trades());
    }
}
