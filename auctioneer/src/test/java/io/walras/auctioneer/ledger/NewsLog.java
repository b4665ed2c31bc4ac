package io.walras.auctioneer.ledger;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the news of markets. */
final class NewsLog implements MarketObserver {
    private final List<MarketNews> news = new CopyOnWriteArrayList<>();
    private final AtomicInteger interruptions = new AtomicInteger();

    @Override
    public void happened(List<MarketNews> happened) {
        news.addAll(happened);
    }

    @Override
    public void interrupted() {
        interruptions.incrementAndGet();
    }

    List<MarketNews> news() {
        return List.copyOf(news);
    }

    int interruptions() {
        return interruptions.get();
    }
}
