package io.walras.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.wire.TradeView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import org.junit.jupiter.api.Test;

class FillTest {
    private static final Address SELL = Address.fromHex("0x1111111111111111111111111111111111111111");
    private static final Address BUY = Address.fromHex("0x2222222222222222222222222222222222222222");
    private static final PrivateKey KEY =
            PrivateKey.fromHex("0x0000000000000000000000000000000000000000000000000000000000000001");

    @Test
    void shouldCountWhatASellerGetsAboveTheLimit() {
        Fill fill = fill(OrderKind.SELL, 1000, 3000, 1000, 3030);

        assertThat(fill.gainToken()).isEqualTo(BUY);
        assertThat(fill.gain()).isEqualTo(Uint256.of(30));
        assertThat(fill.gainBps()).isEqualTo(100);
    }

    @Test
    void shouldCountWhatABuyerSavesBelowTheLimit() {
        Fill fill = fill(OrderKind.BUY, 1000, 3000, 990, 3000);

        assertThat(fill.gainToken()).isEqualTo(SELL);
        assertThat(fill.gain()).isEqualTo(Uint256.of(10));
    }

    @Test
    void shouldRoundTheLimitOfAPartialFillInTheOwnersFavour() {
        Fill fill = fill(OrderKind.SELL, 1000, 3001, 500, 1501);

        assertThat(fill.gain()).isEqualTo(Uint256.ZERO);
    }

    private static Fill fill(OrderKind kind, long sellAmount, long buyAmount, long sold, long bought) {
        Order order = new Order(
                SELL,
                BUY,
                Address.ZERO,
                Uint256.of(sellAmount),
                Uint256.of(buyAmount),
                2_000_000_000,
                Bytes32.ZERO,
                Uint256.ZERO,
                kind,
                true,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        Intent intent = Intent.sign(Eip712Domain.cow(31337, SELL), order, SigningScheme.EIP712, KEY);
        return new Fill(intent, new TradeView(intent.uid(), Uint256.of(sold), Uint256.of(bought), Bytes32.ZERO));
    }
}
