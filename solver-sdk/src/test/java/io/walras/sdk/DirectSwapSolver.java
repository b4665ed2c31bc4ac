package io.walras.sdk;

import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.session.SessionOptions;
import io.walras.sdk.session.SolverConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** The solver of the guide: fills each sell order through the first pool that keeps its limit. */
public final class DirectSwapSolver implements Solver {
    @Override
    public void solve(Auction auction, Solutions found) {
        for (int i = 0; i < auction.orders().size(); i++) {
            OpenOrder order = auction.orders().get(i);
            Uint256 fee = auction.gasCost(170_000, order.sellToken()).orElse(Uint256.MAX);
            if (!order.isSell() || !fee.isLessThan(order.sellAmount())) {
                continue;
            }
            TokenAmount in =
                    new TokenAmount(order.sellToken(), order.sellAmount().minus(fee));
            for (Pool pool : auction.pools(order.sellToken(), order.buyToken())) {
                Uint256 out = pool.amountOut(in.token(), in.amount(), order.buyToken())
                        .orElse(Uint256.ZERO);
                if (order.allows(order.sellAmount(), out)) {
                    found.add(Solution.single(i, order, order.sellAmount(), out, fee)
                            .swap(pool, in, new TokenAmount(order.buyToken(), out)));
                    break;
                }
            }
        }
    }

    public static void main(String[] args) throws Exception {
        PrivateKey key = PrivateKey.fromHex(Files.readString(Path.of(args[1])).strip());
        SolverConnection.run(new DirectSwapSolver(), SessionOptions.to(URI.create(args[0]), key));
    }
}
