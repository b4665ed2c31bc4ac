package io.walras.protocol.intent;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The published vectors of cancellations. */
class OrderCancellationTest {
    private static OrderUid filledWith(String hexByte) {
        return OrderUid.fromHex("0x" + hexByte.repeat(56));
    }

    @Test
    void shouldHashCancellationsOfSeveralOrders() {
        assertThat(OrderCancellation.structHash(List.of()))
                .hasToString("0x56acdb3034898c6c23971cb3f92c32a4739e89a13c85282547025583a93911bd");
        assertThat(OrderCancellation.structHash(List.of(filledWith("11"), filledWith("22"))))
                .hasToString("0x405f6cb53d87901a5385a824a99c94b43146547f5ea3623f8d2f50b925e97a8b");
    }

    @Test
    void shouldTellTheOrderOfSeveralOrdersApart() {
        assertThat(OrderCancellation.structHash(List.of(filledWith("22"), filledWith("11"))))
                .isNotEqualTo(OrderCancellation.structHash(List.of(filledWith("11"), filledWith("22"))));
    }

    @ParameterizedTest
    @CsvSource({
        "EIP712, 0xf2c69310a4dbcd78feabfd802df296ca4650681e01872f667251916ed3e9a2e1"
                + "4928382316607594a77c620e4bc4536e6fe145ee993a5ccc38fda929e86830231b",
        "ETHSIGN, 0x5fef0aed159777403f964da946b2b6c7d2ca6a931f009328c17ed481bf5fe25b"
                + "46c8da3dfdca2657c9e6e7fbd3a1abbf52ee0ccaf610395fb2445256f5d24eb41b"
    })
    void shouldRecoverTheOwnerOfThePublishedCancellation(SigningScheme scheme, String signature) {
        Bytes32 separator = Bytes32.fromHex("0xf8a1143d44c67470a791201b239ff6b0ecc8910aa9682bebd08145f5fd84722b");
        Bytes32 digest = Eip712Domain.digest(separator, OrderCancellation.structHash(filledWith("2a")));

        assertThat(new OrderSignature(scheme, Bytes.fromHex(signature)).recover(digest))
                .contains(Address.fromHex("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266"));
    }
}
