package io.walras.auctioneer.ledger;

import io.walras.protocol.duty.DutyRecord;
import java.math.BigInteger;

/**
 * How a solver has done so far.
 *
 * @param rewards wei, over all finished auctions; negative if it owes
 * @param auctionsWon auctions in which it got an award
 * @param settled awards that are settled for good
 * @param lapsed awards that will never be settled, through whose fault ever
 * @param faults that it has ever committed
 * @param duty what the breaker knows of it
 * @param quotes how its quotes compare to what became of them
 */
public record SolverStanding(
        BigInteger rewards,
        long auctionsWon,
        long settled,
        long lapsed,
        long faults,
        DutyRecord duty,
        QuoteRecord quotes) {}
