package io.walras.auctioneer.ledger;

import io.walras.auctioneer.ledger.Trade.ProtocolFee;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.ProtocolFees;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which policy took how much of a fill's protocol fee. The journal has the sum; the parts are computed from it as they
 * were when the bundle was checked.
 */
final class FeesByPolicy {
    private FeesByPolicy() {}

    /** The fees of a row of trades joined with their orders and auctions. */
    static List<ProtocolFee> of(Row row) {
        Uint256 sum = row.amount("protocol_fee");
        return AuctionTable.feePolicies(row, row.uid("uid"))
                .flatMap(charged -> parts(row, charged, sum))
                .orElseGet(() -> sum.isZero() ? List.of() : List.of(new ProtocolFee(null, sum)));
    }

    /** Empty if the parts do not make the sum: then nothing is known of them. */
    private static Optional<List<ProtocolFee>> parts(Row row, List<ChargedPolicy> charged, Uint256 sum) {
        OrderKind kind = row.constant("kind", OrderKind.class);
        Uint256 sold = row.amount("sell_amount");
        Uint256 bought = row.amount("buy_amount");
        boolean isSell = kind == OrderKind.SELL;
        List<FeePolicy> policies = charged.stream().map(ChargedPolicy::policy).toList();
        return ProtocolFees.of(kind, row.amount("signed_sell_amount"), row.amount("signed_buy_amount"), policies)
                .charge(isSell ? sold : bought, isSell ? bought.plus(sum) : sold.minus(sum))
                .filter(fees ->
                        fees.stream().reduce(Uint256.ZERO, Uint256::plus).equals(sum))
                .map(fees -> named(policies, fees));
    }

    private static List<ProtocolFee> named(List<FeePolicy> policies, List<Uint256> fees) {
        List<ProtocolFee> named = new ArrayList<>(fees.size());
        for (int i = 0; i < fees.size(); i++) {
            named.add(new ProtocolFee(policies.get(i), fees.get(i)));
        }
        return named;
    }
}
