package io.walras.auctioneer.ledger;

import java.util.List;

/** Is told what happens in the markets, in order and after the ledger holds it, by one thread. */
public interface MarketObserver {
    /** These happened. */
    void happened(List<MarketNews> news);

    /** Something may have happened that is not told: who follows has to look at the ledger again. */
    void interrupted();
}
