package io.walras.protocol.wire.engine;

import static io.walras.protocol.wire.engine.Batches.USDC;
import static io.walras.protocol.wire.engine.Batches.WETH;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction.Terms;
import io.walras.protocol.wire.engine.EngineAuction.TokenLabel;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineAuctionTest {
    private static final Terms TERMS = new Terms(
            Uint256.of(15_000_000_000L),
            Instant.parse("2027-01-15T08:00:01.500Z"),
            Map.of(WETH, new TokenLabel(18, "WETH")));

    @Test
    void shouldWriteABatchAsAnEngineReadsIt() {
        AuctionOrder order = Batches.partial(OrderKind.SELL, WETH, USDC, 1000, 2001, 500);
        AuctionJson request = EngineAuction.of(Batches.batch(order), TERMS);

        assertThat(Golden.tree(EngineJson.write(request))).isEqualTo(Golden.tree("""
                        {
                          "id": "42",
                          "tokens": {
                            "%1$s": {
                              "decimals": 18, "symbol": "WETH", "referencePrice": "1000000000000000000",
                              "availableBalance": "0", "trusted": false
                            },
                            "%2$s": {
                              "referencePrice": "1000000000000000000000000000", "availableBalance": "0", "trusted": false
                            }
                          },
                          "orders": [{
                            "uid": "%3$s",
                            "sellToken": "%1$s", "buyToken": "%2$s",
                            "sellAmount": "500", "fullSellAmount": "1000", "buyAmount": "1001", "fullBuyAmount": "2001",
                            "validTo": 1900000000, "kind": "sell", "owner": "%4$s", "partiallyFillable": true,
                            "preInteractions": [], "postInteractions": [],
                            "sellTokenSource": "erc20", "buyTokenDestination": "erc20", "class": "limit",
                            "appData": "0x0000000000000000000000000000000000000000000000000000000000000000",
                            "signingScheme": "eip712", "signature": "%5$s"
                          }],
                          "liquidity": [{
                            "kind": "constantProduct", "id": "0",
                            "address": "0xa000000000000000000000000000000000000000",
                            "router": "0xa000000000000000000000000000000000000001",
                            "gasEstimate": "110000",
                            "tokens": {"%1$s": {"balance": "5000000"}, "%2$s": {"balance": "9000000"}},
                            "fee": "0.003"
                          }],
                          "effectiveGasPrice": "15000000000",
                          "deadline": "2027-01-15T08:00:01.500Z",
                          "surplusCapturingJitOrderOwners": []
                        }
                        """.formatted(
                        WETH,
                        USDC,
                        order.uid(),
                        order.owner(),
                        order.intent().signature().bytes())));
    }

    @Test
    void shouldBeReadBackAsItWasWritten() {
        AuctionJson request = EngineAuction.of(Batches.batch(Batches.order(OrderKind.BUY, USDC, WETH, 1000, 3)), TERMS);

        assertThat(EngineJson.read(EngineJson.write(request), AuctionJson.class))
                .isEqualTo(request);
    }

    @Test
    void shouldPresentTheNativeCoinAsItsWrappedToken() {
        OrderJson order = written(Batches.order(OrderKind.SELL, USDC, Address.NATIVE, 1000, 3));

        assertThat(order.buyToken()).isEqualTo(WETH);
    }

    @Test
    void shouldRaiseTheLeastToBuyByTheVolumeFeeOfASellOrder() {
        AuctionOrder order = Batches.order(OrderKind.SELL, WETH, USDC, 1000, 2001);
        OrderJson written = written(Batches.withVolumeFee(order, Fraction.of(1, 100)));

        assertThat(written.sellAmount()).isEqualTo(Uint256.of(1000));
        assertThat(written.buyAmount()).isEqualTo(Uint256.of(2022)); // ceil(2001 * 100 / 99)
        assertThat(written.fullSellAmount()).isEqualTo(Uint256.of(1000));
    }

    @Test
    void shouldLowerTheMostToSellByTheVolumeFeeOfABuyOrder() {
        AuctionOrder order = Batches.order(OrderKind.BUY, WETH, USDC, 1000, 2001);
        OrderJson written = written(Batches.withVolumeFee(order, Fraction.of(1, 100)));

        assertThat(written.sellAmount()).isEqualTo(Uint256.of(990)); // floor(1000 * 100 / 101)
        assertThat(written.buyAmount()).isEqualTo(Uint256.of(2001));
    }

    private static OrderJson written(AuctionOrder order) {
        return EngineAuction.of(Batches.batch(order), TERMS).orders().getFirst();
    }
}
