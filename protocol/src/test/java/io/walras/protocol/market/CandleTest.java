package io.walras.protocol.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CandleTest {
    private static final long DAY = CandleInterval.DAY.millis();

    private static PairPrice price(long base, long quote) {
        return new PairPrice(Uint256.of(base), Uint256.of(quote));
    }

    private record Print(long at, PairPrice price) {}

    @Test
    void shouldOpenWithTheFirstTradeAndCloseWithTheLast() {
        Candle candle =
                Candle.of(0, price(1, 7)).then(Candle.of(0, price(1, 9))).then(Candle.of(0, price(1, 8)));

        assertThat(candle)
                .isEqualTo(new Candle(
                        0,
                        price(1, 7),
                        price(1, 9),
                        price(1, 7),
                        price(1, 8),
                        BigInteger.valueOf(3),
                        BigInteger.valueOf(24),
                        3));
    }

    @Test
    void shouldComparePricesThatDifferByLessThanADoubleCanTell() {
        PairPrice lower = new PairPrice(Uint256.powerOfTen(30), Uint256.powerOfTen(30));
        PairPrice higher =
                new PairPrice(Uint256.powerOfTen(30), Uint256.powerOfTen(30).plus(Uint256.ONE));

        assertThat(Candle.of(0, lower).then(Candle.of(0, higher)).high()).isEqualTo(higher);
        assertThat(Candle.of(0, higher).then(Candle.of(0, lower)).low()).isEqualTo(lower);
    }

    @Test
    void shouldKeepTheFirstOfTradesAtTheSamePrice() {
        Candle candle = Candle.of(0, price(1, 2)).then(Candle.of(0, price(2, 4)));

        assertThat(candle.high()).isEqualTo(price(1, 2));
        assertThat(candle.low()).isEqualTo(price(1, 2));
    }

    @Test
    void shouldShowTheLowestPriceOfOneTokenAsTheHighestOfTheOther() {
        Candle candle = Candle.of(0, price(1, 7)).then(Candle.of(0, price(2, 18)));

        assertThat(candle.flipped().high()).isEqualTo(price(7, 1));
        assertThat(candle.flipped().volumeBase()).isEqualTo(candle.volumeQuote());
        assertThat(candle.flipped().flipped()).isEqualTo(candle);
    }

    @Test
    void shouldBeginCandlesAtMultiplesOfTheirInterval() {
        assertThat(CandleInterval.FOUR_HOURS.start(DAY - 1)).isEqualTo(20 * CandleInterval.HOUR.millis());
        assertThat(CandleInterval.DAY.start(DAY)).isEqualTo(DAY);
        assertThat(CandleInterval.ofWireName("15m")).contains(CandleInterval.QUARTER);
        assertThat(CandleInterval.ofWireName("2m")).isEmpty();
    }

    /** Minutes, joined to hours and those to the interval, are what the trades of the interval say by themselves. */
    @Test
    void shouldMakeTheSameCandlesInStepsAsFromTheTrades() {
        Property.forAll(200, gen -> {
            List<Print> prints = prints(gen);
            List<Candle> minutes = Candle.joined(
                    prints.stream()
                            .map(print -> Candle.of(CandleInterval.MINUTE.start(print.at()), print.price()))
                            .toList(),
                    CandleInterval.MINUTE);
            List<Candle> hours = Candle.joined(minutes, CandleInterval.HOUR);

            for (CandleInterval interval : CandleInterval.values()) {
                assertThat(Candle.joined(minutes, interval))
                        .as(interval.wireName())
                        .isEqualTo(obvious(prints, interval));
            }
            assertThat(Candle.joined(hours, CandleInterval.DAY)).isEqualTo(obvious(prints, CandleInterval.DAY));
        });
    }

    /** Amounts of any size, and runs of equal prices; times with gaps of nothing up to days. */
    private static List<Print> prints(Gen gen) {
        List<Print> prints = new ArrayList<>();
        long at = 1_790_000_000_000L;
        for (int i = gen.between(1, 60); i > 0; i--) {
            at += gen.chance(5) ? gen.between(0, 200_000_000) : gen.between(0, 90_000);
            prints.add(new Print(
                    at,
                    gen.chance(30)
                            ? price(gen.between(1, 3), gen.between(1, 3))
                            : new PairPrice(gen.positive(256), gen.positive(256))));
        }
        return prints;
    }

    private static List<Candle> obvious(List<Print> prints, CandleInterval interval) {
        SortedMap<Long, List<PairPrice>> buckets = new TreeMap<>();
        prints.forEach(
                print -> buckets.computeIfAbsent(print.at() - print.at() % interval.millis(), s -> new ArrayList<>())
                        .add(print.price()));
        // A sort is stable: of equal prices the earliest comes first.
        Comparator<PairPrice> byPrice = (one, other) -> one.quote()
                .toBigInteger()
                .multiply(other.base().toBigInteger())
                .compareTo(other.quote().toBigInteger().multiply(one.base().toBigInteger()));
        List<Candle> candles = new ArrayList<>();
        buckets.forEach((start, prices) -> candles.add(new Candle(
                start,
                prices.getFirst(),
                prices.stream().sorted(byPrice.reversed()).findFirst().orElseThrow(),
                prices.stream().sorted(byPrice).findFirst().orElseThrow(),
                prices.getLast(),
                prices.stream().map(p -> p.base().toBigInteger()).reduce(BigInteger.ZERO, BigInteger::add),
                prices.stream().map(p -> p.quote().toBigInteger()).reduce(BigInteger.ZERO, BigInteger::add),
                prices.size())));
        return candles;
    }
}
