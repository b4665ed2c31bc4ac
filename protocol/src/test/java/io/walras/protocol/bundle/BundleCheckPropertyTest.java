package io.walras.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction.Custom;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random bundles that are balanced to the atom, and what one atom more or less of anything does to them. */
class BundleCheckPropertyTest {
    private static final int RUNS = 1_500;
    private static final BundleCheck CHECK = new BundleCheck(new BundleLimits(50, 50, 10_000, Set.of()));
    private static final List<Address> TOKENS =
            IntStream.range(1, 5).mapToObj(Orders::token).toList();

    /** One fill that keeps every rule, with its limit as tight as it can be. */
    private record Traded(AuctionOrder order, Fill fill, Uint256 userIn, Uint256 userOut, Uint256 protocolFee) {}

    /** A balanced bundle and the batch it answers. */
    private record Case(
            List<Traded> trades, SortedMap<Address, Uint256> prices, SortedMap<Address, BigInteger> missing) {
        Batch batch() {
            return Bundles.batch(trades.stream().map(Traded::order).toList());
        }

        /** A bundle with one interaction that takes what is left over and gives what is missing, plus {@code extra}. */
        Bundle bundle(List<Fill> fills, Map<Address, BigInteger> extra) {
            List<TokenAmount> inputs = new ArrayList<>();
            List<TokenAmount> outputs = new ArrayList<>();
            missing.forEach((token, amount) -> {
                BigInteger given = amount.add(extra.getOrDefault(token, BigInteger.ZERO));
                TokenAmount flow = new TokenAmount(token, Uint256.of(given.abs()));
                (given.signum() < 0 ? inputs : outputs).add(flow);
            });
            Custom route = new Custom(
                    Bundles.swap(Bundles.amount(Orders.WETH, 0), Bundles.amount(Orders.WETH, 0))
                            .call(),
                    List.of(),
                    inputs,
                    outputs,
                    false);
            return Bundles.bundle(Bundles.prices(prices), fills, route);
        }

        List<Fill> fills() {
            return trades.stream().map(Traded::fill).toList();
        }
    }

    private static Case generate(Gen gen) {
        TreeMap<Address, Uint256> prices = new TreeMap<>();
        TOKENS.forEach(token -> prices.put(token, gen.positive(96)));
        List<Traded> trades = new ArrayList<>();
        Set<Object> uids = new HashSet<>();
        for (int i = gen.between(1, 6); i > 0; i--) {
            List<Address> pair = gen.shuffled(TOKENS).subList(0, 2);
            Traded traded = traded(gen, pair.get(0), pair.get(1), prices);
            if (uids.add(traded.order().uid())) {
                trades.add(traded);
            }
        }
        return new Case(trades, prices, missing(trades));
    }

    private static Traded traded(Gen gen, Address sell, Address buy, Map<Address, Uint256> prices) {
        Uint256 s = prices.getOrDefault(sell, Uint256.ZERO);
        Uint256 b = prices.getOrDefault(buy, Uint256.ZERO);
        Fraction share = gen.bool() ? gen.factor(50) : Fraction.ZERO;
        FeePolicy[] policies = share.isZero() ? new FeePolicy[0] : new FeePolicy[] {new FeePolicy.Volume(share)};
        Uint256 networkFee = gen.bool() ? gen.uint(20) : Uint256.ZERO;
        Uint256 executed = gen.positive(100);
        boolean partial = gen.bool();
        if (gen.bool()) {
            Uint256 userIn = executed.plus(networkFee);
            Uint256 gross = executed.mulDiv(s, b, Rounding.CEIL);
            Uint256 fee = floor(share, gross);
            Uint256 userOut = gross.minus(fee);
            Uint256 scale = partial ? gen.positive(20) : Uint256.ONE;
            AuctionOrder order = Bundles.order(
                    OrderKind.SELL, sell, buy, userIn.times(scale), userOut.times(scale), partial, userIn, policies);
            return new Traded(order, new Fill(order.uid(), executed, networkFee), userIn, userOut, fee);
        }
        Uint256 cost = executed.mulDiv(b, s, Rounding.FLOOR).plus(networkFee);
        if (cost.isZero()) {
            return traded(gen, sell, buy, prices);
        }
        Uint256 fee = floor(share, cost);
        Uint256 userIn = cost.plus(fee);
        Uint256 scale = partial ? gen.positive(20) : Uint256.ONE;
        AuctionOrder order = Bundles.order(
                OrderKind.BUY, sell, buy, userIn.times(scale), executed.times(scale), partial, executed, policies);
        return new Traded(order, new Fill(order.uid(), executed, networkFee), userIn, executed, fee);
    }

    private static Uint256 floor(Fraction share, Uint256 amount) {
        return Uint256.of(share.of(amount.toBigInteger(), Rounding.FLOOR));
    }

    private static SortedMap<Address, BigInteger> missing(List<Traded> trades) {
        SortedMap<Address, BigInteger> missing = new TreeMap<>();
        for (Traded traded : trades) {
            Order order = traded.order().order();
            missing.merge(order.sellToken(), traded.userIn().toBigInteger().negate(), BigInteger::add);
            missing.merge(order.buyToken(), traded.userOut().toBigInteger(), BigInteger::add);
            missing.merge(
                    order.isSell() ? order.buyToken() : order.sellToken(),
                    traded.protocolFee().toBigInteger(),
                    BigInteger::add);
        }
        return missing;
    }

    private static Code refusal(Batch batch, Bundle bundle) {
        return ((BundleCheck.Refused) CHECK.check(batch, bundle)).refusal().code();
    }

    @Test
    void shouldAcceptABundleThatIsBalancedToTheAtomAtTheTightestLimits() {
        Property.forAll(RUNS, gen -> {
            Case good = generate(gen);
            VerifiedBundle verified =
                    ((BundleCheck.Verified) CHECK.check(good.batch(), good.bundle(good.fills(), Map.of()))).bundle();

            for (int i = 0; i < good.trades().size(); i++) {
                assertThat(verified.fills().get(i).userIn())
                        .isEqualTo(good.trades().get(i).userIn());
                assertThat(verified.fills().get(i).userOut())
                        .isEqualTo(good.trades().get(i).userOut());
                assertThat(verified.fills().get(i).protocolFee())
                        .isEqualTo(good.trades().get(i).protocolFee());
            }
        });
    }

    @Test
    void shouldRefuseOneAtomTooLittleOfAnyTokenAndTakeOneTooMuch() {
        Property.forAll(RUNS, gen -> {
            Case good = generate(gen);
            Address token = gen.pick(List.copyOf(good.missing().keySet()));

            assertThat(refusal(good.batch(), good.bundle(good.fills(), Map.of(token, BigInteger.ONE.negate()))))
                    .isEqualTo(Code.NotConserved);
            assertThat(CHECK.check(good.batch(), good.bundle(good.fills(), Map.of(token, BigInteger.ONE))))
                    .isInstanceOf(BundleCheck.Verified.class);
        });
    }

    @Test
    void shouldRefuseALimitThatIsOneAtomTighter() {
        Property.forAll(RUNS, gen -> {
            Case good = generate(gen);
            Traded traded = gen.pick(good.trades());
            Order order = traded.order().order();
            Uint256 sell =
                    order.isSell() ? order.sellAmount() : order.sellAmount().minus(Uint256.ONE);
            Uint256 buy = order.isSell() ? order.buyAmount().plus(Uint256.ONE) : order.buyAmount();
            if (sell.isZero()) {
                return;
            }
            AuctionOrder tighter = Bundles.order(
                    order.kind(),
                    order.sellToken(),
                    order.buyToken(),
                    sell,
                    buy,
                    order.partiallyFillable(),
                    traded.order().fillable(),
                    traded.order().feePolicies().stream()
                            .map(charged -> charged.policy())
                            .toArray(FeePolicy[]::new));
            Fill fill = new Fill(
                    tighter.uid(), traded.fill().executedAmount(), traded.fill().networkFee());

            assertThat(refusal(
                            Bundles.batch(List.of(tighter)),
                            new Case(List.of(traded), good.prices(), missing(List.of(traded)))
                                    .bundle(List.of(fill), Map.of())))
                    .isEqualTo(Code.LimitViolated);
        });
    }

    @Test
    void shouldRefuseAFillOfOneAtomMoreThanIsFillable() {
        Property.forAll(RUNS, gen -> {
            Case good = generate(gen);
            int index = gen.between(0, good.trades().size() - 1);
            List<Fill> fills = new ArrayList<>(good.fills());
            Fill fill = fills.get(index);
            fills.set(index, new Fill(fill.order(), fill.executedAmount().plus(Uint256.ONE), fill.networkFee()));

            assertThat(refusal(good.batch(), good.bundle(fills, Map.of()))).isEqualTo(Code.Overfill);
        });
    }

    @Test
    void shouldNeverThrowWhateverTheAmounts() {
        Property.forAll(RUNS, gen -> {
            Case good = generate(gen);
            List<Fill> fills = good.fills().stream()
                    .map(fill -> new Fill(
                            gen.chance(10) ? Bundles.selling(1, 1).uid() : fill.order(), gen.uint256(), gen.uint256()))
                    .toList();
            TreeMap<Address, Uint256> prices = new TreeMap<>();
            TOKENS.forEach(token -> prices.put(token, gen.uint256()));
            Case wild = new Case(good.trades(), prices, good.missing());

            assertThat(CHECK.check(good.batch(), wild.bundle(fills, Map.of())))
                    .isInstanceOfAny(BundleCheck.Refused.class, BundleCheck.Verified.class);
        });
    }
}
