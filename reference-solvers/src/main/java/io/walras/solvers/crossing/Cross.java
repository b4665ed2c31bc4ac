package io.walras.solvers.crossing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.Solution;
import io.walras.solvers.fill.Filled;
import io.walras.solvers.fill.Ratio;
import io.walras.solvers.routing.Route;
import io.walras.solvers.routing.Route.Leg;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A matched ring: the fills as the contract computes them from one price per token, and the swap of what is left over.
 *
 * @param swap through pools, if there is something left over
 */
record Cross(List<Filled> fills, SortedMap<Address, Uint256> prices, Optional<Route> swap) {
    Cross {
        fills = List.copyOf(fills);
    }

    /**
     * Makes the cross of a ring and checks it.
     *
     * @param amounts how much of each token changes hands between two orders; they make the prices
     * @param firstExecuted what the first order executes if it also trades with a pool; empty if it does not
     * @return empty if it breaks a rule: an amount out of 256 bits, a limit, more going out than coming in
     */
    static Optional<Cross> of(
            Ring ring, List<BigInteger> amounts, Optional<BigInteger> firstExecuted, Optional<Route> swap) {
        SortedMap<Address, Uint256> prices = new TreeMap<>();
        for (int i = 0; i < ring.size(); i++) {
            BigInteger price = BigInteger.ONE;
            for (int j = 0; j < ring.size(); j++) {
                price = j == i ? price : price.multiply(amounts.get(j));
            }
            if (price.bitLength() > 256) {
                return Optional.empty();
            }
            prices.put(ring.token(i), Uint256.of(price));
        }
        List<Filled> fills = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Participant participant = ring.at(i);
            BigInteger handedOn = participant.order().isSell() ? amounts.get(i) : amounts.get((i + 1) % amounts.size());
            BigInteger executed = i == 0 ? firstExecuted.orElse(handedOn) : handedOn;
            Optional<Filled> filled = fill(participant, executed, prices);
            if (filled.isEmpty() || !filled.get().isAllowed()) {
                return Optional.empty();
            }
            fills.add(filled.get());
        }
        return Optional.of(new Cross(fills, prices, swap)).filter(Cross::isConserved);
    }

    /** The contract's rounding: a sell order's proceeds up, a buy order's cost down, always for the user. */
    private static Optional<Filled> fill(
            Participant participant, BigInteger executed, SortedMap<Address, Uint256> prices) {
        if (executed.bitLength() > 255 || participant.fee().bitLength() > 255) {
            return Optional.empty();
        }
        BigInteger sellPrice = price(prices, participant.order().sellToken());
        BigInteger buyPrice = price(prices, participant.order().buyToken());
        Uint256 fee = Uint256.of(participant.fee());
        Uint256 amount = Uint256.of(executed);
        if (participant.order().isSell()) {
            BigInteger out = Ratio.ceil(executed.multiply(sellPrice), buyPrice);
            return out.bitLength() > 256
                    ? Optional.empty()
                    : Optional.of(new Filled(participant.order(), amount.plus(fee), Uint256.of(out), fee));
        }
        BigInteger net = executed.multiply(buyPrice).divide(sellPrice);
        return net.bitLength() > 255
                ? Optional.empty()
                : Optional.of(new Filled(participant.order(), Uint256.of(net).plus(fee), amount, fee));
    }

    private static BigInteger price(SortedMap<Address, Uint256> prices, Address token) {
        Uint256 price = prices.get(token);
        if (price == null) {
            throw new IllegalStateException("a ring trades " + token + " without a price");
        }
        return price.toBigInteger();
    }

    /** Whether of every token at least as much comes in as goes out, without touching the fees. */
    private boolean isConserved() {
        SortedMap<Address, BigInteger> left = new TreeMap<>();
        for (Filled fill : fills) {
            BigInteger net = fill.sold().minus(fill.fee()).toBigInteger();
            left.merge(fill.order().sellToken(), net, BigInteger::add);
            left.merge(fill.order().buyToken(), fill.bought().toBigInteger().negate(), BigInteger::add);
        }
        swap.ifPresent(route -> route.legs().forEach(leg -> {
            left.merge(leg.input().token(), leg.input().amount().toBigInteger().negate(), BigInteger::add);
            left.merge(leg.output().token(), leg.output().amount().toBigInteger(), BigInteger::add);
        }));
        return left.values().stream().allMatch(amount -> amount.signum() >= 0);
    }

    /** The sum of what its users gain, in native atoms. */
    BigInteger surplus(Auction auction) {
        return fills.stream().map(fill -> fill.surplus(auction)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    Solution toSolution(long id, CrossingSettings settings) {
        Solution solution = Solution.withId(id);
        prices.forEach(solution::price);
        fills.forEach(fill -> solution.fill(fill.order(), fill.executed(), fill.fee()));
        long gas = settings.gasShare(fills.size()) * fills.size();
        if (swap.isPresent()) {
            for (Leg leg : swap.get().legs()) {
                solution.swap(leg.pool(), leg.input(), leg.output());
            }
            gas += swap.get().gas();
        }
        return solution.gas(Uint256.of(gas));
    }
}
