package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.atoms;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.FeePolicy.PriceImprovement;
import io.walras.protocol.auction.FeePolicy.Quote;
import io.walras.protocol.auction.FeePolicy.Surplus;
import io.walras.protocol.auction.FeePolicy.Volume;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Property;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineLimitsTest {
    private static final Volume PERCENT = new Volume(Fraction.of(1, 100));
    private static final Surplus HALF_OF_SURPLUS = new Surplus(Fraction.of(1, 2), Fraction.of(9, 10));

    private static AuctionOrder order(
            OrderKind kind, Uint256 sell, Uint256 buy, Uint256 fillable, FeePolicy... policies) {
        Order order = new Order(
                Auctions.address(1),
                Auctions.address(2),
                Address.ZERO,
                sell,
                buy,
                1_800_000_000L,
                Bytes32.ZERO,
                Uint256.ZERO,
                kind,
                true,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        Intent intent =
                Intent.of(Bytes32.ZERO, order, Auctions.OWNER, new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        List<ChargedPolicy> charged = Arrays.stream(policies)
                .map(policy -> new ChargedPolicy(policy, Auctions.address(99)))
                .toList();
        return new AuctionOrder(intent, fillable, charged);
    }

    private static EngineLimits limits(long sell, long buy) {
        return new EngineLimits(atoms(sell), atoms(buy));
    }

    @Test
    void shouldLeaveAnOrderWithoutFeesAsItIs() {
        assertThat(EngineLimits.of(order(OrderKind.SELL, atoms(1_000), atoms(900), atoms(500))))
                .isEqualTo(limits(500, 450));
        assertThat(EngineLimits.of(order(OrderKind.BUY, atoms(1_000), atoms(900), atoms(450))))
                .isEqualTo(limits(500, 450));
    }

    @Test
    void shouldFoldAVolumeFeeIntoTheLimit() {
        // ceil(900 / 0.99) = 910, floor(1,000 / 1.01) = 990
        assertThat(EngineLimits.of(order(OrderKind.SELL, atoms(1_000), atoms(900), atoms(1_000), PERCENT)))
                .isEqualTo(limits(1_000, 910));
        assertThat(EngineLimits.of(order(OrderKind.BUY, atoms(1_000), atoms(900), atoms(900), PERCENT)))
                .isEqualTo(limits(990, 900));
    }

    @Test
    void shouldCompoundSeveralVolumeFees() {
        // ceil(910 / 0.99) = 920, floor(990 / 1.01) = 980
        assertThat(EngineLimits.of(order(OrderKind.SELL, atoms(1_000), atoms(900), atoms(1_000), PERCENT, PERCENT)))
                .isEqualTo(limits(1_000, 920));
        assertThat(EngineLimits.of(order(OrderKind.BUY, atoms(1_000), atoms(900), atoms(900), PERCENT, PERCENT)))
                .isEqualTo(limits(980, 900));
    }

    @Test
    void shouldNotTightenForAFeeOnSurplus() {
        assertThat(EngineLimits.of(
                        order(OrderKind.SELL, atoms(1_000), atoms(900), atoms(1_000), PERCENT, HALF_OF_SURPLUS)))
                .isEqualTo(limits(1_000, 910));
    }

    @Test
    void shouldLeaveEnoughForAVolumeFeeThatComesAfterAFeeOnSurplus() {
        // 910 must be left for the volume fee: 900 + (920 - 900) / 2 = 910.
        assertThat(EngineLimits.of(
                        order(OrderKind.SELL, atoms(1_000), atoms(900), atoms(1_000), HALF_OF_SURPLUS, PERCENT)))
                .isEqualTo(limits(1_000, 920));
        // At most 990 before the volume fee: 980 + (1,000 - 980) / 2 = 990.
        assertThat(EngineLimits.of(
                        order(OrderKind.BUY, atoms(1_000), atoms(900), atoms(900), HALF_OF_SURPLUS, PERCENT)))
                .isEqualTo(limits(980, 900));
    }

    @Test
    void shouldSaturateWhereNoAmountWouldDo() {
        Volume nearlyAll = new Volume(Fraction.of(999, 1_000));
        Uint256 huge = Uint256.MAX;

        assertThat(EngineLimits.of(order(OrderKind.SELL, huge, huge, huge, nearlyAll))
                        .buyAmount())
                .isEqualTo(Uint256.MAX);
        assertThat(EngineLimits.of(order(OrderKind.BUY, atoms(1), atoms(1), atoms(1), nearlyAll))
                        .sellAmount())
                .isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldKeepTheSignedLimitAfterFeesIfItIsKeptBeforeThem() {
        Property.forAll(5_000, gen -> {
            OrderKind kind = gen.pick(List.of(OrderKind.values()));
            Uint256 sell = gen.positive(100);
            Uint256 buy = gen.positive(100);
            Uint256 fillable = gen.between(Uint256.ONE, kind == OrderKind.SELL ? sell : buy);
            FeePolicy[] policies = ordinaryPolicies(gen, sell, buy);
            AuctionOrder order = order(kind, sell, buy, fillable, policies);
            EngineLimits told = EngineLimits.of(order);
            Uint256 exact = gen.between(Uint256.ONE, fillable);
            Uint256 tightest = kind == OrderKind.SELL
                    ? exact.mulDiv(told.buyAmount(), told.sellAmount(), Rounding.CEIL)
                    : exact.mulDiv(told.sellAmount(), told.buyAmount(), Rounding.FLOOR);
            Uint256 fees =
                    ProtocolFees.of(kind, sell, buy, List.of(policies)).charge(exact, tightest).orElseThrow().stream()
                            .reduce(Uint256.ZERO, Uint256::plus);

            if (kind == OrderKind.SELL) {
                assertThat(Uint256.compareProducts(tightest.minus(fees), sell, exact, buy))
                        .isGreaterThanOrEqualTo(0);
            } else {
                assertThat(Uint256.compareProducts(exact, sell, tightest.plus(fees), buy))
                        .isGreaterThanOrEqualTo(0);
            }
        });
    }

    /** Policies of every kind whose quotes are near the limit, so that each matters. */
    private static FeePolicy[] ordinaryPolicies(Gen gen, Uint256 sell, Uint256 buy) {
        Quote quote = new Quote(sell, gen.between(Uint256.ONE, buy.plus(buy)), Uint256.ZERO);
        List<FeePolicy> some = List.of(
                new Volume(gen.factor(200)),
                new Volume(gen.factor(50)),
                new Surplus(gen.factor(10), gen.factor(100)),
                new PriceImprovement(gen.factor(10), gen.factor(100), quote));
        return gen.shuffled(some).subList(0, gen.between(1, 4)).toArray(FeePolicy[]::new);
    }
}
