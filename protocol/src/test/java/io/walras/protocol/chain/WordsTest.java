package io.walras.protocol.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.num.Uint256;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void shouldEncodeStaticValuesAsAbiWords() {
        byte[] encoded = new Words()
                .word(Bytes32.fromHex("0x" + "11".repeat(32)))
                .word(Uint256.of(258))
                .word(Address.NATIVE)
                .word(7L)
                .word(true)
                .word(false)
                .toArray();

        assertThat(Bytes.of(encoded))
                .hasToString("0x" + "11".repeat(32) + "0".repeat(61) + "102" + "0".repeat(24) + "e".repeat(40)
                        + "0".repeat(63) + "7" + "0".repeat(63) + "1" + "0".repeat(64));
    }

    @Test
    void shouldKeepRawBytesUnpadded() {
        assertThat(new Words().raw(new byte[] {1}).raw(new byte[] {2, 3}).toArray())
                .containsExactly(1, 2, 3);
    }

    @Test
    void shouldRefuseNegativeIntegers() {
        assertThatThrownBy(() -> new Words().word(-1L)).isInstanceOf(ArithmeticException.class);
    }
}
