package io.walras.auctioneer.solver.session;

/**
 * How many connections there may be. None of one kind takes a place of another.
 *
 * @param solvers that can win
 * @param shadows whose bids are ranked but cannot win
 * @param shadowsPerAddress of those, from one network address
 * @param guests on which nobody has logged in yet
 */
public record Places(int solvers, int shadows, int shadowsPerAddress, int guests) {}
