package io.walras.auctioneer.lane;

/** An event with the time at which the lane decided it, in unix milliseconds: the unit of the journal. */
public record LaneRecord(long at, LaneEvent event) {}
