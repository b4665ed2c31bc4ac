package io.walras.protocol.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import org.junit.jupiter.api.Test;

class Eip712DomainTest {
    private static final Address GPV2 = Address.fromHex("0x9008D19f58AAbD9eD0D60971565AA8510560ab41");

    @Test
    void shouldGiveCowsSeparatorOnMainnetAndSepolia() {
        assertThat(Eip712Domain.cow(1, GPV2).separator())
                .hasToString("0xc078f884a2676e1345748b1feace7b0abee5d00ecadb6e574dcdd109a63e8943");
        assertThat(Eip712Domain.cow(11_155_111, GPV2).separator())
                .hasToString("0xdaee378bd0eb30ddf479272accf91761e697bc00e067a268f95f1d2732ed230b");
    }

    @Test
    void shouldSeparateNamesVersionsChainsAndContracts() {
        assertThat(Eip712Domain.walras(1, GPV2).separator())
                .isNotEqualTo(Eip712Domain.cow(1, GPV2).separator())
                .isNotEqualTo(new Eip712Domain("Walras", "2", 1, GPV2).separator())
                .isNotEqualTo(Eip712Domain.walras(2, GPV2).separator())
                .isNotEqualTo(Eip712Domain.walras(1, Address.ZERO).separator());
    }

    @Test
    void shouldDigestWithAKnownSeparatorAsWithTheDomain() {
        Eip712Domain domain = Eip712Domain.walras(31_337, GPV2);

        assertThat(Eip712Domain.digest(domain.separator(), Bytes32.ZERO)).isEqualTo(domain.digest(Bytes32.ZERO));
    }
}
