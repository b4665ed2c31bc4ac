package io.walras.solvers.baseline;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.TokenJson;
import io.walras.sdk.Auction;
import io.walras.solvers.routing.Route.Leg;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Tells which legs of one solution the settlement's own balances may replace. */
final class Buffers {
    private final Auction auction;
    private final Map<Address, Uint256> used = new TreeMap<>();

    Buffers(Auction auction) {
        this.auction = auction;
    }

    /**
     * Whether the leg may be internalized: its input token is trusted and what is left of the balance of its output token
     * covers the output. If so, that much of the balance is used up.
     */
    boolean replace(Leg leg) {
        boolean trusted =
                auction.token(leg.input().token()).map(TokenJson::trusted).orElse(false);
        Optional<TokenJson> output = auction.token(leg.output().token());
        if (!trusted || output.isEmpty()) {
            return false;
        }
        Uint256 before = used.getOrDefault(leg.output().token(), Uint256.ZERO);
        Uint256 left = output.get().availableBalance().minusOrZero(before);
        if (left.isLessThan(leg.output().amount())) {
            return false;
        }
        used.put(leg.output().token(), before.plus(leg.output().amount()));
        return true;
    }
}
