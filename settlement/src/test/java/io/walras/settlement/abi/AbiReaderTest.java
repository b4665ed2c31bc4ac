package io.walras.settlement.abi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import org.junit.jupiter.api.Test;

class AbiReaderTest {
    @Test
    void shouldReadWordsByTheirPosition() {
        AbiReader reader = reader(new Words().word(7).word(Orders.USDC));

        assertThat(reader.uint256(0)).isEqualTo(Uint256.of(7));
        assertThat(reader.address(1)).isEqualTo(Orders.USDC);
    }

    @Test
    void shouldReadAByteString() {
        AbiReader reader = reader(
                new Words().word(1).word(64).word(3).raw(new byte[] {1, 2, 3}).raw(new byte[29]));

        assertThat(reader.bytes(1, 10)).isEqualTo(Bytes.of((byte) 1, (byte) 2, (byte) 3));
    }

    @Test
    void shouldRefuseAWordThatIsNotThere() {
        assertThatThrownBy(() -> AbiReader.of(Bytes.of(new byte[63])).word(1)).isInstanceOf(AbiReader.Malformed.class);
    }

    @Test
    void shouldRefuseAnAddressWithDirtyPadding() {
        AbiReader reader = reader(new Words().word(Uint256.MAX));

        assertThatThrownBy(() -> reader.address(0)).isInstanceOf(AbiReader.Malformed.class);
    }

    @Test
    void shouldRefuseAnOffsetOutsideTheData() {
        AbiReader reader = reader(new Words().word(Uint256.MAX));

        assertThatThrownBy(() -> reader.bytes(0, 10)).isInstanceOf(AbiReader.Malformed.class);
    }

    @Test
    void shouldRefuseAnOffsetBetweenWords() {
        AbiReader reader = reader(new Words().word(33).word(0).word(0));

        assertThatThrownBy(() -> reader.bytes(0, 10)).isInstanceOf(AbiReader.Malformed.class);
    }

    @Test
    void shouldRefuseALongerStringThanAllowed() {
        AbiReader reader = reader(new Words().word(32).word(11).raw(new byte[32]));

        assertThatThrownBy(() -> reader.bytes(0, 10)).isInstanceOf(AbiReader.Malformed.class);
    }

    @Test
    void shouldRefuseAStringThatIsCutShort() {
        AbiReader reader = reader(new Words().word(32).word(10).raw(new byte[9]));

        assertThatThrownBy(() -> reader.bytes(0, 10)).isInstanceOf(AbiReader.Malformed.class);
    }

    @Test
    void shouldReadTheZeroAddress() {
        assertThat(reader(new Words().word(0)).address(0)).isEqualTo(Address.ZERO);
    }

    private static AbiReader reader(Words words) {
        return AbiReader.of(Bytes.of(words.toArray()));
    }
}
