package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import org.junit.jupiter.api.Test;

class MakerLoginTest {
    private static final Bytes32 CHALLENGE = Keccak256.hash("challenge");
    private static final MakerLogin LOGIN = new MakerLogin(Orders.token(5), Quotes.MAKER.address(), CHALLENGE);

    private static Bytes signed(MakerLogin login, Eip712Domain domain) {
        return Quotes.MAKER.sign(domain.digest(login.structHash())).toBytes();
    }

    /** The hashes were computed by js-sha3 from the definition of EIP-712. */
    @Test
    void shouldHashAsOthersDo() {
        MakerLogin login = new MakerLogin(
                Address.fromHex("0x90f79bf6eb2c4f870365e785982e1f101e93b906"),
                Address.fromHex("0x70997970c51812dc3a010c7d01b50e0d17dc79c8"),
                CHALLENGE);
        Eip712Domain domain = Eip712Domain.walras(31337, Address.fromHex("0x5fbdb2315678afecb367f032d93f642f64180aa3"));

        assertThat(login.structHash())
                .hasToString("0x8f7e40055522a5ee1538508d9142254866b4aa95051cc4b4eb9793683a593df3");
        assertThat(domain.digest(login.structHash()))
                .hasToString("0xbfdbc20714628fddcd737d2896d8743604c3f90ab5d61caa0ee44b7091faef97");
    }

    @Test
    void shouldKnowItsSigner() {
        assertThat(LOGIN.isSignedBy(signed(LOGIN, Orders.DOMAIN), Orders.DOMAIN))
                .isTrue();
    }

    @Test
    void shouldNotHoldOnAnotherConnectionOrForAnotherMaker() {
        Bytes signature = signed(LOGIN, Orders.DOMAIN);

        assertThat(new MakerLogin(LOGIN.maker(), LOGIN.signer(), Keccak256.hash("another"))
                        .isSignedBy(signature, Orders.DOMAIN))
                .isFalse();
        assertThat(new MakerLogin(Orders.token(6), LOGIN.signer(), CHALLENGE).isSignedBy(signature, Orders.DOMAIN))
                .isFalse();
        assertThat(LOGIN.isSignedBy(signature, Quotes.DOMAIN)).isFalse();
    }
}
