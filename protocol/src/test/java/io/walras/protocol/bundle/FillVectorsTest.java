package io.walras.protocol.bundle;

import static io.walras.protocol.testing.Orders.USDC;
import static io.walras.protocol.testing.Orders.WETH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Vectors;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract's fills: the check computes the same amounts, and refuses what the contract refuses. It is stricter in one
 * thing: nobody's payment may be rounded down to nothing. Rows that a batch cannot express are passed over: orders that
 * are filled already, a fee that is more than all it is taken from.
 */
class FillVectorsTest {
    private static final Map<String, Set<Code>> REFUSALS = Map.of(
            "LimitPriceNotRespected", Set.of(Code.LimitViolated),
            "OrderOverfilled", Set.of(Code.Overfill),
            "ZeroFill", Set.of(Code.InvalidExecutedAmount, Code.LimitViolated),
            "AmountOverflow", Set.of(Code.InvalidPrices, Code.LimitViolated));

    static Stream<JsonNode> fills() {
        return Vectors.rows("fills.json", "fills", 117).stream();
    }

    /** A row, with the amounts that our side derives and the contract is told. */
    private record Row(JsonNode json) {
        Uint256 amount(String field) {
            return Uint256.parseDecimal(json.path(field).asText()).orElseThrow();
        }

        boolean isBuy() {
            return json.path("isBuy").asBoolean();
        }

        boolean isPartial() {
            return json.path("partiallyFillable").asBoolean();
        }

        Uint256 target() {
            return amount(isBuy() ? "buyAmount" : "sellAmount");
        }

        Uint256 fillable() {
            return target().minusOrZero(amount("filledBefore"));
        }

        /** User in of a sell order, user out of a buy order. */
        Uint256 gross() {
            return isPartial() ? amount("executedAmount") : target();
        }

        boolean isExpressible() {
            boolean isOpen = isPartial() ? !fillable().isZero() : fillable().equals(target());
            boolean feeFits = isBuy() || !amount("networkFee").isGreaterThan(gross());
            boolean isOrder =
                    !amount("sellAmount").isZero() && !amount("buyAmount").isZero();
            if (!isOpen || !feeFits || !isOrder) {
                return false;
            }
            return protocolFee().signum() == 0 || protocolFee().compareTo(volume()) < 0;
        }

        BigInteger protocolFee() {
            return amount("protocolFee").toBigInteger();
        }

        /** The counter amount before the protocol fee, in unbounded integers. */
        BigInteger volume() {
            BigInteger sellPrice = amount("sellPrice").toBigInteger();
            BigInteger buyPrice = amount("buyPrice").toBigInteger();
            BigInteger fee = amount("networkFee").toBigInteger();
            BigInteger exact = gross().toBigInteger();
            return isBuy()
                    ? exact.multiply(buyPrice).divide(sellPrice).add(fee)
                    : exact.subtract(fee)
                            .multiply(sellPrice)
                            .add(buyPrice)
                            .subtract(BigInteger.ONE)
                            .divide(buyPrice);
        }

        /** An order whose volume fee is exactly the row's protocol fee. */
        AuctionOrder order() {
            FeePolicy[] policies = protocolFee().signum() == 0
                    ? new FeePolicy[0]
                    : new FeePolicy[] {new FeePolicy.Volume(new Fraction(protocolFee(), volume()))};
            return Bundles.order(
                    isBuy() ? OrderKind.BUY : OrderKind.SELL,
                    WETH,
                    USDC,
                    amount("sellAmount"),
                    amount("buyAmount"),
                    isPartial(),
                    fillable(),
                    policies);
        }
    }

    @ParameterizedTest
    @MethodSource("fills")
    void shouldMoveWhatTheContractMovesOrRefuse(JsonNode json) {
        Row row = new Row(json);
        assumeTrue(row.isExpressible(), "no batch holds such an order");
        AuctionOrder order = row.order();
        Uint256 executed = row.isBuy() ? row.gross() : row.gross().minus(row.amount("networkFee"));
        Bundle bundle = Bundles.bundle(
                Bundles.prices(Map.of(WETH, row.amount("sellPrice"), USDC, row.amount("buyPrice"))),
                List.of(new Fill(order.uid(), executed, row.amount("networkFee"))),
                Bundles.swap(new TokenAmount(WETH, Uint256.ZERO), new TokenAmount(USDC, Uint256.MAX)));

        BundleCheck.Verdict verdict = Bundles.check(Bundles.batch(List.of(order)), bundle);

        String error = json.path("error").asText();
        boolean paysNothing = error.isEmpty() && row.amount("userIn").isZero();
        switch (verdict) {
            case BundleCheck.Verified verified -> {
                VerifiedFill fill = verified.bundle().fills().getFirst();
                assertThat(error).isEmpty();
                assertThat(fill.userIn()).isEqualTo(row.amount("userIn"));
                assertThat(fill.userOut()).isEqualTo(row.amount("userOut"));
                assertThat(fill.filledAmount().plus(row.amount("filledBefore"))).isEqualTo(row.amount("filledAfter"));
            }
            case BundleCheck.Refused refused ->
                assertThat(paysNothing ? Set.of(Code.InvalidExecutedAmount) : REFUSALS.getOrDefault(error, Set.of()))
                        .as(refused.refusal().toString())
                        .contains(refused.refusal().code());
        }
    }
}
