package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.lane.MinedSettlement.MinedTrade;
import io.walras.auctioneer.ledger.MarketHistory.Position;
import io.walras.protocol.book.Side;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.market.Candle;
import io.walras.protocol.market.CandleInterval;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairPrice;
import io.walras.protocol.market.PairResult;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Trades sell WINNER for LOSER, whose address is larger: in the tables the winner's token is the base. */
@ParameterizedClass
@EnumSource(Vendor.class)
final class LedgerMarketsTest {
    private static final Pair PAIR = new Pair(LaneEvents.WINNER, LaneEvents.LOSER);
    private static final Pair FLIPPED = new Pair(LaneEvents.LOSER, LaneEvents.WINNER);
    private static final long EVER = 999_999_999_999_999L;
    private static final long MINUTE = CandleInterval.MINUTE.millis();

    private final ProjectedLedger lane;
    private final MarketHistory markets;
    private long auctions;

    LedgerMarketsTest(Vendor vendor) {
        lane = ProjectedLedger.over(vendor);
        markets = (MarketHistory) lane.ledger();
    }

    private AwardedBundle won() {
        return lane.won(++auctions, lane.accepted());
    }

    private AwardedBundle mined(long block) {
        AwardedBundle award = won();
        lane.mined(award, tx(block), block);
        return award;
    }

    private void mined(AwardedBundle award, long at, long block, boolean sells, Uint256 sold, Uint256 bought) {
        OrderUid uid = award.fills().firstKey();
        MinedTrade trade = new MinedTrade(
                0,
                uid,
                uid.owner(),
                sells ? PAIR.base() : PAIR.quote(),
                sells ? PAIR.quote() : PAIR.base(),
                sold,
                bought,
                Uint256.ZERO);
        lane.happened(List.of(new LaneRecord(
                at,
                new LaneEvent.SettlementMined(
                        award.job(),
                        new MinedSettlement(tx(block), block, tx(block), 1, Uint256.ONE, List.of(trade))))));
    }

    private static Bytes32 tx(long block) {
        return Keccak256.hash("transaction " + block);
    }

    private List<MarketTrade> trades() {
        return get(markets.trades(PAIR, Position.END, 1_000));
    }

    private List<Candle> candles(Pair pair, CandleInterval interval) {
        return get(markets.candles(pair, interval, 0, EVER, 1_000));
    }

    @Test
    void shouldTellTheTradesOfAPairTheNewestFirst() {
        mined(100);
        mined(101);
        MarketTrade newest = trades().getFirst();

        assertThat(trades()).extracting(MarketTrade::blockNumber).containsExactly(101L, 100L);
        assertThat(newest.side(PAIR)).isEqualTo(Side.ASK);
        assertThat(newest.price(PAIR)).isEqualTo(new PairPrice(Uint256.of(100), Uint256.of(200)));
        assertThat(newest.price(FLIPPED)).isEqualTo(new PairPrice(Uint256.of(200), Uint256.of(100)));
        assertThat(get(markets.trades(PAIR, new Position(101, 5), 10)))
                .extracting(MarketTrade::blockNumber)
                .containsExactly(100L);
        assertThat(get(markets.trades(PAIR, new Position(101, 6), 1))).containsExactly(newest);
        assertThat(get(markets.trades(new Pair(PAIR.base(), lane.owner), Position.END, 10)))
                .isEmpty();
    }

    @Test
    void shouldTakeBackTheTradesAndCandlesOfASettlementThatLeftItsBlock() {
        AwardedBundle award = mined(100);
        mined(101);
        lane.happens(new LaneEvent.SettlementReturned(award.job()));

        assertThat(trades()).extracting(MarketTrade::blockNumber).containsExactly(101L);
        assertThat(candles(PAIR, CandleInterval.DAY)).extracting(Candle::trades).containsExactly(1L);
    }

    @Test
    void shouldHaveNoCandleOfATradeThatHasNoPrice() {
        mined(won(), LaneEvents.AT, 100, true, Uint256.ONE, Uint256.ZERO);

        assertThat(trades()).isEmpty();
        assertThat(candles(PAIR, CandleInterval.DAY)).isEmpty();
    }

    @Test
    void shouldMakeCandlesOfBothDirectionsAndForBothTokens() {
        long start = CandleInterval.HOUR.start(LaneEvents.AT);
        mined(won(), start, 100, true, Uint256.of(10), Uint256.of(20));
        mined(won(), start + 1, 101, false, Uint256.of(33), Uint256.of(11));
        Candle expected = new Candle(
                start,
                new PairPrice(Uint256.of(10), Uint256.of(20)),
                new PairPrice(Uint256.of(11), Uint256.of(33)),
                new PairPrice(Uint256.of(10), Uint256.of(20)),
                new PairPrice(Uint256.of(11), Uint256.of(33)),
                BigInteger.valueOf(21),
                BigInteger.valueOf(53),
                2);

        assertThat(candles(PAIR, CandleInterval.MINUTE)).containsExactly(expected);
        assertThat(candles(FLIPPED, CandleInterval.MINUTE)).containsExactly(expected.flipped());
    }

    @Test
    void shouldTellTheLatestCandlesOfATime() {
        long start = CandleInterval.HOUR.start(LaneEvents.AT);
        for (int i = 0; i < 4; i++) {
            mined(won(), start + i * MINUTE, 100 + i, true, Uint256.of(10), Uint256.of(20));
        }

        assertThat(get(markets.candles(PAIR, CandleInterval.MINUTE, start + 1, start + 3 * MINUTE, 10)))
                .extracting(Candle::start)
                .containsExactly(start + MINUTE, start + 2 * MINUTE);
        assertThat(get(markets.candles(PAIR, CandleInterval.MINUTE, 0, EVER, 2)))
                .extracting(Candle::start)
                .containsExactly(start + 2 * MINUTE, start + 3 * MINUTE);
    }

    @Test
    void shouldTellWhatWinnersDidToAPair() {
        OrderUid uid = lane.accepted();
        lane.won(1, uid);
        lane.won(2, uid);
        Pair pair = Pair.sorted(
                lane.order(uid).intent().order().sellToken(),
                lane.order(uid).intent().order().buyToken());

        List<PairResult> results = get(markets.results(pair, EVER, 10));
        assertThat(results).extracting(PairResult::auctionId).containsExactly(2L, 1L);
        assertThat(results.getFirst().solver()).isEqualTo(LaneEvents.WINNER);
        assertThat(results.getFirst().fills()).isEqualTo(1);
        assertThat(results.getFirst().askPrice()).isNull();
        assertThat(get(markets.results(pair, 2, 10)))
                .extracting(PairResult::auctionId)
                .containsExactly(1L);
        assertThat(get(markets.results(pair, EVER, 1)))
                .extracting(PairResult::auctionId)
                .containsExactly(2L);
    }

    /** Settlements come in any order of blocks, leave them and come back in others. */
    @Test
    void shouldKeepTheCandlesThatTheTradesSayByThemselves() {
        Property.forAll(12, gen -> {
            lane.clear();
            auctions = 0;
            happen(gen);
            List<Candle> minutes = new ArrayList<>();
            List<MarketTrade> inOrder = trades().reversed();

            for (CandleInterval interval : List.of(CandleInterval.MINUTE, CandleInterval.HOUR)) {
                inOrder.stream()
                        .map(trade -> interval.start(trade.at()))
                        .distinct()
                        .sorted()
                        .map(start -> inOrder.stream()
                                .filter(trade -> interval.start(trade.at()) == start)
                                .map(trade -> Candle.of(start, trade.price(PAIR)))
                                .reduce(Candle::then)
                                .orElseThrow())
                        .forEach(minutes::add);
                assertThat(candles(PAIR, interval)).as(interval.wireName()).isEqualTo(minutes);
                minutes.clear();
            }
        });
    }

    private void happen(Gen gen) {
        List<AwardedBundle> awards = new ArrayList<>();
        long at = LaneEvents.AT;
        for (int i = 0; i < 25; i++) {
            at += gen.between(0, 50_000);
            if (awards.isEmpty() || gen.chance(60)) {
                awards.add(won());
            }
            AwardedBundle award = gen.pick(awards);
            if (gen.chance(25)) {
                lane.happened(List.of(new LaneRecord(at, new LaneEvent.SettlementReturned(award.job()))));
            } else {
                int block = 1_000 + 100 * gen.between(0, 9) + i;
                mined(award, at, block, gen.bool(), gen.positive(100), gen.positive(100));
            }
        }
    }
}
