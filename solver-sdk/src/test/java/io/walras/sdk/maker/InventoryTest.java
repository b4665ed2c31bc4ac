package io.walras.sdk.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.Execution.Outcome.End;
import io.walras.protocol.wire.maker.Execution.Outcome.Fault;
import io.walras.sdk.maker.Inventory.Promise;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InventoryTest {
    private static final Bytes32 HASH = Keccak256.hash("quote");
    private static final Bytes32 OTHER = Keccak256.hash("other quote");
    private static final Bytes32 BUNDLE = Keccak256.hash("bundle");
    private static final Promise USDC = new Promise(HASH, Orders.USDC, Uint256.of(60), Orders.WETH, 100);
    private static final Promise WETH = new Promise(OTHER, Orders.WETH, Uint256.of(6), Orders.USDC, 100);

    private final Inventory inventory = new Inventory();

    @BeforeEach
    void hold() {
        inventory.hold(Orders.USDC, Uint256.of(100));
        inventory.hold(Orders.WETH, Uint256.of(10));
    }

    private static Execution.Selected selected(long makerOut) {
        return new Execution.Selected(HASH, 7, Uint256.of(5), Uint256.of(makerOut), BUNDLE, Orders.token(9));
    }

    private static Execution.Outcome settled(long takerIn, long makerOut) {
        return new Execution.Outcome(
                HASH, 7, BUNDLE, End.Settled, BUNDLE, 3L, Uint256.of(takerIn), Uint256.of(makerOut), Fault.None, null);
    }

    @Test
    void shouldReserveOfEachTokenTheMostThatOneAlternativeGives() {
        Promise more = new Promise(Keccak256.hash("more"), Orders.USDC, Uint256.of(80), Orders.WETH, 100);

        assertThat(inventory.reserve(Uint256.ONE, List.of(USDC, more, WETH))).isTrue();

        assertThat(inventory.reserved(Orders.USDC)).isEqualTo(Uint256.of(80));
        assertThat(inventory.reserved(Orders.WETH)).isEqualTo(Uint256.of(6));
        assertThat(inventory.free(Orders.USDC)).isEqualTo(Uint256.of(20));
    }

    @Test
    void shouldReserveNothingOfWhatDoesNotFitAsAWhole() {
        Promise tooMuch = new Promise(OTHER, Orders.WETH, Uint256.of(11), Orders.USDC, 100);

        assertThat(inventory.reserve(Uint256.ONE, List.of(USDC, tooMuch))).isFalse();

        assertThat(inventory.isIdle()).isTrue();
        assertThat(inventory.free(Orders.USDC)).isEqualTo(Uint256.of(100));
    }

    @Test
    void shouldKeepOnlyWhatIsTakenOnceAQuoteIsSelected() {
        inventory.reserve(Uint256.ONE, List.of(USDC, WETH));

        inventory.apply(selected(20));

        assertThat(inventory.reserved(Orders.USDC)).isEqualTo(Uint256.of(20));
        assertThat(inventory.reserved(Orders.WETH)).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldSpendWhatSettlesAndHoldWhatIsPaid() {
        inventory.reserve(Uint256.ONE, List.of(USDC, WETH));
        inventory.apply(selected(20));

        inventory.apply(settled(5, 20));
        inventory.apply(settled(5, 20));

        assertThat(inventory.held(Orders.USDC)).isEqualTo(Uint256.of(80));
        assertThat(inventory.held(Orders.WETH)).isEqualTo(Uint256.of(15));
        assertThat(inventory.isIdle()).isTrue();
    }

    @Test
    void shouldNotReleaseWhatIsSelectedWhenItExpires() {
        inventory.reserve(Uint256.ONE, List.of(USDC));
        inventory.reserve(Uint256.of(2), List.of(WETH));
        inventory.apply(selected(20));

        inventory.expire(101);

        assertThat(inventory.reserved(Orders.USDC)).isEqualTo(Uint256.of(20));
        assertThat(inventory.reserved(Orders.WETH)).isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldKeepWhatCanStillBeTakenInItsLastSecond() {
        inventory.reserve(Uint256.ONE, List.of(USDC));

        inventory.expire(100);

        assertThat(inventory.isIdle()).isFalse();
    }

    @Test
    void shouldRefuseANonceOrAQuoteThatIsKnown() {
        inventory.reserve(Uint256.ONE, List.of(USDC));

        assertThatThrownBy(() -> inventory.reserve(Uint256.ONE, List.of(WETH)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inventory.reserve(Uint256.of(2), List.of(USDC)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
