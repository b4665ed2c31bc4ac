package io.walras.auctioneer.auction;

import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.rfq.QuoteSource;
import io.walras.auctioneer.solver.DeliveryTimes;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.protocol.auction.AuctionRules;
import io.walras.protocol.bid.BidReceipt;
import io.walras.protocol.chain.Bytes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What an auction house works with.
 *
 * @param laneTimeout how long the lane may take to answer
 * @param quotes where makers' quotes come from
 * @param posted the orders that solvers may not bring along
 * @param delivery notes how long solvers take
 * @param receiptSigner signs receipts with the auctioneer's key
 * @param blocking runs calls to the chain and the search for winners
 * @param health is told what becomes of each auction
 * @param awarded is run whenever an auction has been decided
 */
public record AuctionParts(
        AuctionSettings settings,
        AuctionRules rules,
        ActorRef<LaneEntity.Command> lane,
        Duration laneTimeout,
        AuctionChain chain,
        QuoteSource quotes,
        PostedOrders posted,
        SolverDesk solvers,
        DeliveryTimes delivery,
        Function<BidReceipt, Bytes> receiptSigner,
        Executor blocking,
        InstantSource clock,
        AuctionHealth health,
        Runnable awarded) {}
