package io.walras.protocol.intent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.testing.Property;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CoW's published signatures and the forms of each scheme. */
class OrderSignatureTest {
    /** The public test key of {@link OrderTest#SIGNER}. */
    private static final PrivateKey KEY =
            PrivateKey.fromHex("0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

    private static final Bytes EIP712 =
            Bytes.fromHex("0x59c0f5c151071c1320575f6da826a6c276525bbe733234bad1afb2879657d65d"
                    + "2afe6812746f4cc97f28f3a5dfdbfc7087511695d23da5e9792cd7ed6c9ddeb71c");
    private static final Bytes ETHSIGN =
            Bytes.fromHex("0xbf3bc5a9b60d08dc05768320553ba59a6f301d985903618cfc002e8a61cb78b5"
                    + "5d4a474a43a60193d90cda35ff2764f3913b47e5b5b87770064f549fe871afcc1b");

    @Test
    void shouldMakeAndRecoverThePublishedEip712Signature() {
        assertThat(KEY.address()).isEqualTo(OrderTest.SIGNER);
        assertThat(OrderSignature.sign(KEY, SigningScheme.EIP712, OrderTest.DIGEST))
                .isEqualTo(new OrderSignature(SigningScheme.EIP712, EIP712));
        assertThat(new OrderSignature(SigningScheme.EIP712, EIP712).recover(OrderTest.DIGEST))
                .contains(OrderTest.SIGNER);
    }

    @Test
    void shouldMakeAndRecoverThePublishedEthsignSignature() {
        assertThat(OrderSignature.sign(KEY, SigningScheme.ETHSIGN, OrderTest.DIGEST))
                .isEqualTo(new OrderSignature(SigningScheme.ETHSIGN, ETHSIGN));
        assertThat(new OrderSignature(SigningScheme.ETHSIGN, ETHSIGN).recover(OrderTest.DIGEST))
                .contains(OrderTest.SIGNER);
    }

    @Test
    void shouldRecoverSomebodyElseUnderTheOtherScheme() {
        assertThat(new OrderSignature(SigningScheme.ETHSIGN, EIP712).recover(OrderTest.DIGEST))
                .isNotEqualTo(Optional.of(OrderTest.SIGNER));
    }

    @Test
    void shouldNormaliseTheRecoveryIdAndDropALegacyPresignOwner() {
        byte[] zeroBased = EIP712.toArray();
        zeroBased[64] = 1;

        assertThat(OrderSignature.canonical(SigningScheme.EIP712, Bytes.of(zeroBased)))
                .contains(new OrderSignature(SigningScheme.EIP712, EIP712));
        assertThat(OrderSignature.canonical(SigningScheme.PRESIGN, Bytes.of(OrderTest.SIGNER.toArray())))
                .contains(new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY));
        assertThat(OrderSignature.canonical(SigningScheme.EIP1271, Bytes.EMPTY)).isPresent();
    }

    @Test
    void shouldRefuseBytesThatCannotBeASignatureOfTheScheme() {
        assertThat(OrderSignature.canonical(SigningScheme.ETHSIGN, EIP712.slice(0, 64)))
                .isEmpty();
        assertThat(OrderSignature.canonical(SigningScheme.EIP712, Bytes.EMPTY)).isEmpty();
        assertThat(OrderSignature.canonical(SigningScheme.PRESIGN, Bytes.of((byte) 1)))
                .isEmpty();
    }

    @Test
    void shouldPrefixTheOwnerOnChainWhereTheChainMustKnowIt() {
        Address owner = OrderTest.SIGNER;
        Bytes contractSignature = Bytes.fromHex("0xc0de");

        assertThat(new OrderSignature(SigningScheme.EIP712, EIP712).onChain(owner))
                .isEqualTo(EIP712);
        assertThat(new OrderSignature(SigningScheme.EIP1271, contractSignature).onChain(owner))
                .hasToString(owner + "c0de");
        assertThat(new OrderSignature(SigningScheme.PRESIGN, Bytes.EMPTY).onChain(owner))
                .hasToString(owner.toString());
    }

    @ParameterizedTest
    @EnumSource(
            value = SigningScheme.class,
            names = {"EIP1271", "PRESIGN"})
    void shouldLeaveToTheChainWhatOnlyTheChainKnows(SigningScheme scheme) {
        assertThat(new OrderSignature(scheme, EIP712).recover(OrderTest.DIGEST)).isEmpty();
        assertThatThrownBy(() -> OrderSignature.sign(KEY, scheme, OrderTest.DIGEST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRecoverTheSignerOfAnyIntent() {
        Property.forAll(200, gen -> {
            SigningScheme scheme = gen.bool() ? SigningScheme.EIP712 : SigningScheme.ETHSIGN;
            Eip712Domain domain = Eip712Domain.cow(gen.between(1, 100_000), gen.address());
            Intent intent = Intent.sign(domain, OrderTest.ORDER, scheme, KEY);
            Bytes32 digest = domain.digest(OrderTest.ORDER.structHash());

            assertThat(intent.uid()).isEqualTo(OrderUid.of(digest, KEY.address(), OrderTest.ORDER.validTo()));
            assertThat(intent.signature().recover(digest)).contains(intent.owner());
        });
    }
}
