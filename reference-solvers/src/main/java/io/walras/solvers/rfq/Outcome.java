package io.walras.solvers.rfq;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.Auction;
import io.walras.sdk.Solution;
import io.walras.solvers.fill.Filled;
import java.math.BigInteger;
import java.util.List;

/**
 * A pair cleared at one price.
 *
 * @param spread where what is left over between the orders goes
 */
record Outcome(Address base, Address quote, Price price, List<Filled> fills, Spread spread) {
    Outcome {
        fills = List.copyOf(fills);
    }

    /** What all users gain over their limits, in native atoms. */
    BigInteger surplus(Auction auction) {
        return fills.stream().map(fill -> fill.surplus(auction)).reduce(BigInteger.ZERO, BigInteger::add);
    }

    Solution toSolution(long id, RfqSettings settings) {
        Solution solution =
                Solution.withId(id).price(base, Uint256.of(price.quote())).price(quote, Uint256.of(price.base()));
        fills.forEach(fill -> solution.fill(fill.order(), fill.executed(), fill.fee()));
        spread.addTo(solution);
        return solution.gas(Uint256.of(fills.size() * settings.orderGas() + spread.gas()));
    }
}
