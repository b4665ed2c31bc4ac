package io.walras.protocol.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.num.Uint256;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published vectors of the order format. */
class OrderTest {
    static final Bytes32 DOMAIN_SEPARATOR =
            Bytes32.fromHex("0x74e0b11bd18120612556bae4578cfd3a254d7e2495f543c569a92ff5794d9b09");
    static final Address SIGNER = Address.fromHex("0x70997970C51812dc3A010C7d01b50e0d17dc79C8");
    static final Order ORDER = new Order(
            Address.fromHex("0x" + "01".repeat(20)),
            Address.fromHex("0x" + "02".repeat(20)),
            Address.fromHex("0x" + "03".repeat(20)),
            Uint256.of(0x0246ddf9797668L).times(Uint256.of(0x10000)),
            Uint256.parseDecimal("13370000000000000000").orElseThrow(),
            0xffffffffL,
            Bytes32.ZERO,
            Uint256.powerOfTen(18),
            OrderKind.SELL,
            false,
            TokenBalance.ERC20,
            TokenBalance.ERC20);
    static final Bytes32 DIGEST = Eip712Domain.digest(DOMAIN_SEPARATOR, ORDER.structHash());

    private static final String UID = "0x0e45d31fd31b28c26031cdd81b35a8938b2ccca2cc425fcf440fd3bfed1eede9"
            + "70997970c51812dc3a010c7d01b50e0d17dc79c8ffffffff";

    @Test
    void shouldUseThePublishedTypeHash() {
        assertThat(Order.TYPE_HASH).hasToString("0xd5a25ba2e97094ad7d83dc28a6572da797d6b3e7fc6663bd93efb789fc17e489");
    }

    @Test
    void shouldGiveThePublishedUid() {
        OrderUid uid = OrderUid.of(DIGEST, SIGNER, ORDER.validTo());

        assertThat(ORDER.sellAmount()).hasToString("42000000000000000000");
        assertThat(uid).hasToString(UID);
        assertThat(uid.digest()).isEqualTo(DIGEST);
        assertThat(uid.owner()).isEqualTo(SIGNER);
        assertThat(uid.validTo()).isEqualTo(0xffffffffL);
        assertThat(OrderUid.parse(UID)).contains(uid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0x", "0xab"})
    void shouldRefuseWhatIsNoUid(String text) {
        assertThat(OrderUid.parse(text)).isEmpty();
        assertThat(OrderUid.parse(UID + "00")).isEmpty();
        assertThat(OrderUid.parse(UID.replace("0x0e", "0x0g"))).isEmpty();
        assertThat(OrderUid.parse(UID.replace("0x0e", "0X0e"))).isEmpty();
        assertThatThrownBy(() -> OrderUid.of(Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L, Long.MAX_VALUE})
    void shouldRefuseAValidToThatDoesNotFit(long validTo) {
        assertThatThrownBy(() -> new Order(
                        ORDER.sellToken(),
                        ORDER.buyToken(),
                        ORDER.receiver(),
                        ORDER.sellAmount(),
                        ORDER.buyAmount(),
                        validTo,
                        ORDER.appData(),
                        ORDER.feeAmount(),
                        ORDER.kind(),
                        false,
                        TokenBalance.ERC20,
                        TokenBalance.ERC20))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"sell, SELL", "buy, BUY"})
    void shouldKnowItsKindsByTheirWireNames(String name, OrderKind kind) {
        assertThat(OrderKind.ofWireName(name)).contains(kind);
        assertThat(OrderKind.ofWireName(name.toUpperCase(Locale.ROOT))).isEmpty();
    }

    @Test
    void shouldPayTheOwnerIfNoReceiverIsNamed() {
        Order toOwner = new Order(
                ORDER.sellToken(),
                ORDER.buyToken(),
                Address.ZERO,
                ORDER.sellAmount(),
                ORDER.buyAmount(),
                ORDER.validTo(),
                ORDER.appData(),
                ORDER.feeAmount(),
                OrderKind.BUY,
                true,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        OrderSignature presigned = new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY);

        assertThat(Intent.of(DOMAIN_SEPARATOR, toOwner, SIGNER, presigned).receiver())
                .isEqualTo(SIGNER);
        assertThat(Intent.of(DOMAIN_SEPARATOR, ORDER, SIGNER, presigned).receiver())
                .isEqualTo(ORDER.receiver());
        assertThat(toOwner.targetAmount()).isEqualTo(ORDER.buyAmount());
        assertThat(ORDER.targetAmount()).isEqualTo(ORDER.sellAmount());
    }
}
