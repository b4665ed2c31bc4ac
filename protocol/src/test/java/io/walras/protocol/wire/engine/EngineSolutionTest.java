package io.walras.protocol.wire.engine;

import static io.walras.protocol.wire.engine.Batches.POOL;
import static io.walras.protocol.wire.engine.Batches.SOLVER;
import static io.walras.protocol.wire.engine.Batches.USDC;
import static io.walras.protocol.wire.engine.Batches.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.Interaction.PoolSwap;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineSolution.Reading;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineSolutionTest {
    private static final AuctionOrder ORDER = Batches.order(OrderKind.SELL, WETH, USDC, 1000, 1500);
    private static final Batch BATCH = Batches.batch(ORDER);
    private static final SortedMap<Address, Uint256> PRICES =
            new TreeMap<>(Map.of(WETH, Uint256.of(1700), USDC, Uint256.of(990)));

    @Test
    void shouldReadASolutionAsABundleOfItsBatch() {
        Bundle bundle = read(BATCH, solution(PRICES, fill(ORDER.uid()), swap("0")));

        assertThat(bundle)
                .isEqualTo(new Bundle(
                        42,
                        SOLVER,
                        Uint256.of(5),
                        ClearingPrices.uniform(PRICES),
                        List.of(new Fill(ORDER.uid(), Uint256.of(990), Uint256.of(10))),
                        List.of(),
                        List.of(new PoolSwap(
                                POOL,
                                new TokenAmount(WETH, Uint256.of(1000)),
                                new TokenAmount(USDC, Uint256.of(1700)),
                                true)),
                        List.of()));
    }

    @Test
    void shouldPriceTheNativeCoinAsItsWrappedToken() {
        AuctionOrder forNative = Batches.order(OrderKind.SELL, USDC, Address.NATIVE, 1000, 3);
        Bundle bundle = read(Batches.batch(forNative), solution(PRICES, fill(forNative.uid()), swap("0")));

        assertThat(bundle.prices().buy()).containsEntry(Address.NATIVE, Uint256.of(1700));
    }

    @Test
    void shouldNotPriceTheNativeCoinIfNobodyBuysIt() {
        assertThat(read(BATCH, solution(PRICES, fill(ORDER.uid()), swap("0")))
                        .prices()
                        .buy())
                .doesNotContainKey(Address.NATIVE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "00", "-1", "0x0", "", "99999999999999999999", "0xa000000000000000000000000000000000000000"
            })
    void shouldRefuseLiquidityThatTheRequestDidNotName(String id) {
        assertThat(refusal(solution(PRICES, fill(ORDER.uid()), swap(id))))
                .isEqualTo(BundleRefusal.Code.UnknownLiquidity);
    }

    @Test
    void shouldRefuseAJitTradeWhoseSignatureIsNone() {
        TradeJson jit = ((EngineResponse.Solved) EngineResponse.read(Golden.bytes("response.json")))
                .solutions()
                .getFirst()
                .trades()
                .get(1);

        assertThat(refusal(solution(PRICES, jit, swap("0")))).isEqualTo(BundleRefusal.Code.JitNotAccepted);
    }

    @Test
    void shouldRefuseFlashLoans() {
        SolutionJson borrowing = ((EngineResponse.Solved) EngineResponse.read(Golden.bytes("response.json")))
                .solutions()
                .getFirst();

        assertThat(refusal(borrowing)).isEqualTo(BundleRefusal.Code.Malformed);
    }

    private static TradeJson fill(OrderUid uid) {
        return new TradeJson.Fulfillment(uid, Uint256.of(990), Uint256.of(10));
    }

    private static InteractionJson swap(String id) {
        return new InteractionJson.Liquidity(true, id, WETH, USDC, Uint256.of(1000), Uint256.of(1700));
    }

    private static SolutionJson solution(
            SortedMap<Address, Uint256> prices, TradeJson trade, InteractionJson interaction) {
        return SolutionJson.of(Uint256.of(5), prices, List.of(trade), List.of(interaction), Uint256.of(166_391));
    }

    private static Bundle read(Batch batch, SolutionJson solution) {
        return ((Reading.Read) EngineSolution.toBundle(solution, batch, SOLVER)).bundle();
    }

    private static BundleRefusal.Code refusal(SolutionJson solution) {
        return ((Reading.Refused) EngineSolution.toBundle(solution, BATCH, SOLVER))
                .refusal()
                .code();
    }
}
