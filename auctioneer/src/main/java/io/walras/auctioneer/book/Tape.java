package io.walras.auctioneer.book;

import io.walras.auctioneer.ledger.MarketNews;
import io.walras.auctioneer.ledger.MarketObserver;
import io.walras.protocol.book.Market;
import io.walras.protocol.market.MarketTrade;
import io.walras.protocol.market.Pair;
import io.walras.protocol.market.PairResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.javadsl.Source;

/** Tells those who follow a market its trades and what auctions came to, as soon as the ledger holds them. */
public final class Tape implements MarketObserver {
    private final Map<String, Strip> byMarket = new TreeMap<>();

    /**
     * A tape of these markets.
     *
     * @param patience how much may pile up for a follower that reads slowly
     */
    public Tape(List<Market> markets, int patience) {
        markets.forEach(market -> byMarket.put(
                market.name(), new Strip(Pair.of(market), new Broadcast<>(patience), new Broadcast<>(patience))));
    }

    /** A trade, or one that is taken back because a reorganisation took its settlement out of its block. */
    public record Print(MarketTrade trade, boolean isTakenBack) {}

    private record Strip(Pair pair, Broadcast<Print> trades, Broadcast<PairResult> results) {}

    /** The trades of the market from now on; empty if there is no such market. Fails with {@link Interrupted}. */
    public Optional<Source<Told<Print>, NotUsed>> trades(String market) {
        return Optional.ofNullable(byMarket.get(market))
                .map(strip -> strip.trades().follow());
    }

    /** What auctions come to from now on; empty if there is no such market. Fails with {@link Interrupted}. */
    public Optional<Source<Told<PairResult>, NotUsed>> results(String market) {
        return Optional.ofNullable(byMarket.get(market))
                .map(strip -> strip.results().follow());
    }

    @Override
    public void happened(List<MarketNews> news) {
        for (MarketNews happened : news) {
            switch (happened) {
                case MarketNews.Traded traded -> print(traded.trade(), false);
                case MarketNews.TakenBack back -> print(back.trade(), true);
                case MarketNews.Won won -> won(won.result());
            }
        }
    }

    @Override
    public void interrupted() {
        byMarket.values().forEach(strip -> {
            strip.trades().interrupt();
            strip.results().interrupt();
        });
    }

    private void print(MarketTrade trade, boolean isTakenBack) {
        strip(trade.sortedPair()).ifPresent(strip -> strip.trades().tell(new Print(trade, isTakenBack)));
    }

    private void won(PairResult.OfPair won) {
        strip(won.pair())
                .ifPresent(strip -> strip.results()
                        .tell(
                                strip.pair().equals(won.pair())
                                        ? won.result()
                                        : won.result().flipped()));
    }

    /** No two markets are of the same two tokens. */
    private Optional<Strip> strip(Pair sorted) {
        return byMarket.values().stream()
                .filter(strip -> strip.pair().sorted().equals(sorted))
                .findFirst();
    }
}
