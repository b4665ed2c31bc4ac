package io.walras.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Keccak256Test {
    @ParameterizedTest
    @CsvSource({
        "'', 0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470",
        "abc, 0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45",
        "sell, 0xf3b277728b3fee749481eb3e0b3b48980dbbab78658fc419025cb16eee346775",
        "buy, 0x6ed88e868af0a1983e3886d5f3e95a2fafbd6c3450bc229e27342283dc429ccc",
        "erc20, 0x5a28e9363bb942b639270062aa6bb295f434bcdfc42c97267bf003f272060dc9",
        "external, 0xabee3b73373acd583a130924aad6dc38cfdc44ba0555ba94ce2ff63980ea0632",
        "internal, 0x4ac99ace14ee0a5ef932dc609df0943ab7ac16b7583634612f8dc35a4289a6ce",
        "{}, 0xb48d38f93eaa084033fc5970bf96e559c33c4cdc07d889ab00b4d63f9590739d"
    })
    void shouldHashAsTheEvmDoes(String text, String hash) {
        assertThat(Keccak256.hash(text)).hasToString(hash);
    }

    @Test
    void shouldHashPartsAsTheirConcatenation() {
        byte[] left = "ab".getBytes(StandardCharsets.UTF_8);
        byte[] right = "c".getBytes(StandardCharsets.UTF_8);

        assertThat(Keccak256.hash(left, right)).isEqualTo(Keccak256.hash("abc"));
    }
}
