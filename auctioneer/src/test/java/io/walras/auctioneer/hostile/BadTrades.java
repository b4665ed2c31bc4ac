package io.walras.auctioneer.hostile;

import static io.walras.auctioneer.hostile.Stand.plus;
import static io.walras.protocol.testing.Orders.WETH;

import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.engine.JitOrderJson;
import io.walras.protocol.wire.engine.SolutionJson;
import io.walras.protocol.wire.engine.TradeJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Bids that fill what they may not, or as they may not. */
enum BadTrades implements BadBid {
    UNKNOWN_ORDER(
            Code.UnknownOrder,
            stand -> plus(
                    stand.first().trades(100),
                    Cross.fill(Orders.sell().amounts(7, 7).signed(), 7))),
    SAME_ORDER_TWICE(
            Code.DuplicateOrder,
            stand -> plus(stand.first().trades(50), stand.first().trades(50).getFirst())),
    OVERFILL_BY_ONE_ATOM(
            Code.Overfill,
            stand -> List.of(
                    Cross.fill(stand.first().seller(), stand.first().sold(100) + 1),
                    Cross.fill(stand.first().buyer(), stand.first().paid(100)))),
    PART_OF_FILL_OR_KILL(Code.InvalidExecutedAmount, stand -> stand.fillOrKill().trades(99)),
    NOTHING_OF_AN_ORDER(
            Code.InvalidExecutedAmount,
            stand -> plus(
                    stand.fillOrKill().trades(100), Cross.fill(stand.first().seller(), 0))),
    NO_TRADES(Code.EmptyBundle, stand -> List.of()),
    TOO_MANY_TRADES(Code.TooBig, BadTrades::manyTrades),
    /** The fee is three atoms; rounding gives two thirds of one back, and the buyer gets one atom less than signed. */
    LIMIT_BY_ONE_ATOM(
            Code.LimitViolated,
            stand -> List.of(
                    Cross.fill(stand.first().seller(), stand.first().sold(100)),
                    Cross.fill(stand.first().buyer(), stand.first().paid(100) - 3, 3))),
    /** The buyer gives one atom less than the seller gets. */
    CONSERVATION_BY_ONE_ATOM(
            Code.NotConserved,
            stand -> List.of(
                    Cross.fill(stand.first().seller(), stand.first().sold(99)),
                    Cross.fill(stand.first().buyer(), stand.first().paid(99) - 1))),
    BRINGS_ITS_OWN_ORDER(Code.JitNotAccepted, stand -> plus(stand.first().trades(100), jit(stand))),
    /** Serves one pair badly to be best on the other. */
    SUBSIDISES_A_PAIR(null, stand -> {
        List<TradeJson> trades = new ArrayList<>(stand.crosses().get(1).trades(100));
        trades.addAll(stand.first().trades(2));
        return trades;
    });

    private final Optional<Code> refusal;
    private final Function<Stand, List<TradeJson>> trades;

    BadTrades(@Nullable Code refusal, Function<Stand, List<TradeJson>> trades) {
        this.refusal = Optional.ofNullable(refusal);
        this.trades = trades;
    }

    private static List<TradeJson> manyTrades(Stand stand) {
        List<TradeJson> trades = new ArrayList<>();
        stand.crosses().forEach(cross -> trades.addAll(cross.trades(100)));
        for (int i = 0; trades.size() <= Market.MAX_FILLS; i++) {
            trades.add(Cross.fill(Orders.sell().amounts(7 + i, 7).signed(), 7));
        }
        return trades;
    }

    private static TradeJson jit(Stand stand) {
        JitOrderJson own = new JitOrderJson(
                stand.first().token(),
                WETH,
                Address.ZERO,
                Uint256.of(1),
                Uint256.of(1),
                false,
                2_000_000_000,
                Bytes32.ZERO,
                OrderKind.SELL,
                TokenBalance.ERC20,
                TokenBalance.ERC20,
                SigningScheme.EIP712,
                Bytes.of(new byte[65]));
        return new TradeJson.Jit(own, Uint256.of(1), Uint256.ZERO);
    }

    @Override
    public String text(Stand stand) {
        SolutionJson solution = stand.solution(1, trades.apply(stand));
        return Stand.text(solution);
    }

    @Override
    public Optional<Code> refusal() {
        return refusal;
    }
}
