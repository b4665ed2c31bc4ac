package io.walras.protocol.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.testing.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0", "0x0", "00", "0xzz", "0X00", "0x 0", "0x+1"})
    void shouldRefuseWhatIsNotPrefixedHex(String text) {
        assertThat(Bytes.parse(text)).isEmpty();
    }

    @Test
    void shouldReadAndWriteHex() {
        assertThat(Bytes.parse("0x")).contains(Bytes.EMPTY);
        assertThat(Bytes.fromHex("0x00FFab")).hasToString("0x00ffab");
        assertThat(Bytes.fromHex("0x00FFab").unsignedAt(1)).isEqualTo(255);
    }

    @Test
    void shouldSliceAndJoin() {
        Property.forAll(300, gen -> {
            byte[] raw = gen.bytes(gen.between(0, 100));
            int cut = gen.between(0, raw.length);
            Bytes all = Bytes.of(raw);
            Bytes joined = Bytes.concat(
                    all.slice(0, cut).toArray(), all.slice(cut, raw.length).toArray());

            assertThat(joined).isEqualTo(all).hasSameHashCodeAs(all);
            assertThat(Bytes.parse(all.toString())).contains(all);
        });
    }

    @Test
    void shouldRefuseASliceOutsideItself() {
        Bytes two = Bytes.of((byte) 1, (byte) 2);

        assertThatThrownBy(() -> two.slice(1, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> two.slice(-1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> two.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void shouldNotShareItsArray() {
        byte[] raw = {1, 2};
        Bytes bytes = Bytes.of(raw);
        raw[0] = 9;
        bytes.toArray()[1] = 9;

        assertThat(bytes).hasToString("0x0102");
    }

    @Test
    void shouldReadOnlyWholeWords() {
        String word = "0x" + "ab".repeat(32);

        assertThat(Bytes32.parse(word).map(Bytes32::toString)).contains(word);
        assertThat(Bytes32.parse(word.substring(0, 64))).isEmpty();
        assertThat(Bytes32.parse(word + "00")).isEmpty();
        assertThatThrownBy(() -> Bytes32.of(new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }
}
