package io.walras.settlement.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.ClearingPrices;
import io.walras.protocol.bundle.Fill;
import io.walras.protocol.bundle.HooksCall;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HooksEncodingTest {
    private static final Address TRAMPOLINE = Orders.token(72);
    private static final Call BEFORE = new Call(Orders.token(73), Uint256.ZERO, Bytes.fromHex("0x0b"));
    private static final Call AFTER = new Call(Orders.token(73), Uint256.ZERO, Bytes.fromHex("0x0a"));
    private static final Hook FIRST = new Hook(Orders.token(74), Bytes.fromHex("0x01"), 1);
    private static final Hook SECOND = new Hook(Orders.token(74), Bytes.fromHex("0x02"), 2);
    private static final Hook THIRD = new Hook(Orders.token(74), Bytes.fromHex("0x03"), 3);

    @Test
    void shouldMakeOneCallForAllHooksOfAPhaseBeforeWhatTheSolverCalls() {
        EncodedInteractions encoded = encode(
                TRAMPOLINE,
                new Hooks(List.of(FIRST), List.of(SECOND)),
                new Hooks(List.of(THIRD, FIRST), List.of(THIRD)));

        assertThat(encoded.pre())
                .extracting(EncodedInteraction::call)
                .containsExactly(HooksCall.of(TRAMPOLINE, List.of(FIRST, THIRD, FIRST)), BEFORE);
        assertThat(encoded.post())
                .extracting(EncodedInteraction::call)
                .containsExactly(HooksCall.of(TRAMPOLINE, List.of(SECOND, THIRD)), AFTER);
        assertThat(encoded.intra()).isEmpty();
    }

    @Test
    void shouldNotCallTheTrampolineForNothing() {
        EncodedInteractions encoded = encode(null, Hooks.NONE, Hooks.NONE);

        assertThat(encoded.pre()).extracting(EncodedInteraction::call).containsExactly(BEFORE);
        assertThat(encoded.post()).extracting(EncodedInteraction::call).containsExactly(AFTER);
    }

    @Test
    void shouldNotLeaveOutHooksThatNothingCanCall() {
        assertThatThrownBy(() -> encode(null, new Hooks(List.of(FIRST), List.of()), Hooks.NONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Alice's and Bob's orders with these hooks, filled in this order. */
    private static EncodedInteractions encode(@Nullable Address trampoline, Hooks alices, Hooks bobs) {
        AuctionOrder first = order(Orders.sell().amounts(1_000, 1_000), alices);
        AuctionOrder second =
                order(Orders.sell().by(Orders.BOB).of(Orders.USDC, Orders.WETH).amounts(1_000, 1_000), bobs);
        Bundle bundle = new Bundle(
                1,
                Orders.ALICE.address(),
                Uint256.ONE,
                ClearingPrices.uniform(new TreeMap<>(Map.of(Orders.WETH, Uint256.ONE, Orders.USDC, Uint256.ONE))),
                List.of(fill(first), fill(second)),
                List.of(BEFORE),
                List.of(),
                List.of(AFTER));
        Batch batch = new Batch(
                1,
                0,
                new Batch.BlockRef(1, Bytes32.ZERO, 1, Uint256.ONE),
                List.of(first, second),
                new TreeMap<>(),
                List.of(),
                Bytes32.ZERO,
                Orders.WETH);
        BundleCheck check = new BundleCheck(new BundleLimits(10, 10, 10_000, Set.of()));
        VerifiedBundle verified = ((BundleCheck.Verified) check.check(batch, bundle)).bundle();
        return new BundleEncoder(new EncoderSettings(Orders.WETH, Orders.token(70), 50, null, trampoline))
                .encode(verified, batch)
                .interactions();
    }

    private static AuctionOrder order(Orders order, Hooks hooks) {
        return new AuctionOrder(order.signed(), Uint256.of(1_000), List.of(), null, hooks);
    }

    private static Fill fill(AuctionOrder order) {
        return new Fill(order.uid(), Uint256.of(1_000), Uint256.ZERO);
    }
}
