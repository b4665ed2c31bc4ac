package io.walras.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JitRulesTest {
    private static final AuctionOrder ORDER = Bundles.selling(1_000, 2_000);
    private static final BundleLimits LIMITS = new BundleLimits(4, 3, 100, Set.of(), Orders.DOMAIN.separator());

    /** Bob sells up to 2100 USDC atoms for 1000 of WETH. */
    private static final Intent BOBS = Orders.sell()
            .of(Orders.USDC, Orders.WETH)
            .amounts(2_100, 1_000)
            .partial()
            .by(Orders.BOB)
            .signed();

    private static JitOrder jit(Intent intent) {
        return new JitOrder(
                intent.order(), intent.signature().scheme(), intent.signature().onChain(intent.owner()));
    }

    private static BundleCheck.Verdict check(BundleLimits limits, Batch batch, Interaction... interactions) {
        Bundle bundle = new Bundle(
                Bundles.AUCTION,
                Bundles.SOLVER,
                Uint256.ONE,
                Bundles.prices(Map.of(Orders.WETH, Uint256.of(2_100), Orders.USDC, Uint256.of(1_000))),
                List.of(Bundles.fill(ORDER, 1_000, 0)),
                List.of(),
                List.of(interactions),
                List.of());
        return new BundleCheck(limits).check(batch, bundle);
    }

    private static BundleCheck.Verdict check(JitOrder jit, long executed) {
        return check(LIMITS, Bundles.batch(List.of(ORDER)), new Interaction.JitTake(jit, Uint256.of(executed)));
    }

    private static Code refusal(BundleCheck.Verdict verdict) {
        return ((BundleCheck.Refused) verdict).refusal().code();
    }

    @Test
    void shouldPayAUserOutOfAnOrderThatIsBroughtAlong() {
        VerifiedBundle verified = ((BundleCheck.Verified) check(jit(BOBS), 2_100)).bundle();

        assertThat(verified.jitFills())
                .containsExactly(new JitFill(
                        BOBS.uid(), jit(BOBS), new JitOrder.Exchange(Uint256.of(2_100), Uint256.of(1_000))));
    }

    @Test
    void shouldRoundAPartInFavourOfTheOwner() {
        assertThat(jit(BOBS).exchange(Uint256.of(1_001)).userOut()).isEqualTo(Uint256.of(477));
    }

    @Test
    void shouldRefuseWhatIsNotEnoughForTheUser() {
        assertThat(refusal(check(jit(BOBS), 2_099))).isEqualTo(Code.NotConserved);
    }

    @Test
    void shouldRefuseOrdersOfSolversWhereNoneAreTaken() {
        Interaction take = new Interaction.JitTake(jit(BOBS), Uint256.of(2_100));

        assertThat(refusal(check(Bundles.LIMITS, Bundles.batch(List.of(ORDER)), take)))
                .isEqualTo(Code.JitNotAccepted);
    }

    @Test
    void shouldRefuseAnOrderThatWaitsInTheBatch() {
        AuctionOrder waiting = new AuctionOrder(BOBS, Uint256.of(2_100), List.of());
        Interaction take = new Interaction.JitTake(jit(BOBS), Uint256.of(2_100));

        assertThat(refusal(check(LIMITS, Bundles.batch(List.of(ORDER, waiting)), take)))
                .isEqualTo(Code.JitWasPosted);
    }

    @Test
    void shouldRefuseMoreThanTheOrderIsFor() {
        assertThat(refusal(check(jit(BOBS), 2_101))).isEqualTo(Code.Overfill);
    }

    @Test
    void shouldRefuseNothing() {
        assertThat(refusal(check(jit(BOBS), 0))).isEqualTo(Code.InvalidExecutedAmount);
    }

    @Test
    void shouldRefuseTheSameOrderTwice() {
        Interaction half = new Interaction.JitTake(jit(BOBS), Uint256.of(1_050));

        assertThat(refusal(check(LIMITS, Bundles.batch(List.of(ORDER)), half, half)))
                .isEqualTo(Code.DuplicateOrder);
    }

    @Test
    void shouldRefuseASignatureOfNobody() {
        JitOrder unsigned = new JitOrder(BOBS.order(), SigningScheme.EIP712, Bytes.of(new byte[65]));
        JitOrder ownerless = new JitOrder(BOBS.order(), SigningScheme.EIP1271, Bytes.of(new byte[19]));

        assertThat(refusal(check(unsigned, 2_100))).isEqualTo(Code.JitNotAccepted);
        assertThat(refusal(check(ownerless, 2_100))).isEqualTo(Code.JitNotAccepted);
    }

    @Test
    void shouldFillAllOrNothingOfAnOrderThatAsksForIt() {
        Intent whole = Orders.sell()
                .of(Orders.USDC, Orders.WETH)
                .amounts(4_200, 2_000)
                .by(Orders.BOB)
                .signed();

        assertThat(refusal(check(jit(whole), 2_100))).isEqualTo(Code.InvalidExecutedAmount);
    }

    @Test
    void shouldRefuseAnOrderWithoutAPrice() {
        Intent free = Orders.sell()
                .of(Orders.USDC, Orders.WETH)
                .amounts(0, 1_000)
                .partial()
                .by(Orders.BOB)
                .signed();

        assertThat(check(jit(free), 1)).isInstanceOf(BundleCheck.Refused.class);
    }
}
