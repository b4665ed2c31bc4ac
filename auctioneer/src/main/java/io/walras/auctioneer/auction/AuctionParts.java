package io.walras.auctioneer.auction;

import io.walras.auctioneer.lane.LaneEntity;
import io.walras.auctioneer.solver.SolverDesk;
import io.walras.protocol.auction.AuctionRules;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * What an auction house works with.
 *
 * @param laneTimeout how long the lane may take to answer
 * @param blocking runs calls to the chain
 * @param awarded is run whenever an auction has been decided
 */
public record AuctionParts(
        AuctionSettings settings,
        AuctionRules rules,
        ActorRef<LaneEntity.Command> lane,
        Duration laneTimeout,
        AuctionChain chain,
        SolverDesk solvers,
        Executor blocking,
        InstantSource clock,
        Runnable awarded) {}
