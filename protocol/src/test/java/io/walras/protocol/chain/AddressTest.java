package io.walras.protocol.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.testing.Property;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    /** The test cases of EIP-55 and two addresses of CoW's deployment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "0x52908400098527886E0F7030069857D2E4169EE7",
                "0x8617E340B3D01FA5F11F306F4090FD50E238070D",
                "0xde709f2102306220921060314715629080e2fb77",
                "0x27b1fdb04752bbc536007a920d24acb045561c26",
                "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
                "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359",
                "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB",
                "0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb",
                "0x9008D19f58AAbD9eD0D60971565AA8510560ab41",
                "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"
            })
    void shouldWriteTheChecksumOfEip55(String checksummed) {
        assertThat(Address.parse(checksummed).map(Address::toChecksum)).contains(checksummed);
        assertThat(Address.parse(checksummed.toLowerCase(Locale.ROOT)).map(Address::toChecksum))
                .contains(checksummed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0x",
                "5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beae",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed0",
                "0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaeg",
                "0X5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
            })
    void shouldRefuseWhatIsNoAddressOrHasAWrongChecksum(String text) {
        assertThat(Address.parse(text)).isEmpty();
    }

    @Test
    void shouldPrintLowerCase() {
        assertThat(Address.NATIVE).hasToString("0xeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeee");
    }

    @Test
    void shouldOrderAsUnsignedNumbers() {
        Address low = Address.fromHex("0x7f00000000000000000000000000000000000000");
        Address high = Address.fromHex("0x8000000000000000000000000000000000000000");

        assertThat(low).isLessThan(high);
        assertThat(Address.ZERO).isLessThan(low);
    }

    @Test
    void shouldReadTheNativeMarkerAsItsWrappedToken() {
        Address weth = Address.fromHex("0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2");

        assertThat(Address.NATIVE.nativeAs(weth)).isEqualTo(weth);
        assertThat(weth.nativeAs(Address.ZERO)).isEqualTo(weth);
    }

    @Test
    void shouldNotShareItsBytes() {
        byte[] raw = new byte[20];
        Address address = Address.of(raw);
        raw[0] = 1;
        address.toArray()[0] = 1;

        assertThat(address).isEqualTo(Address.ZERO);
        assertThat(address.isZero()).isTrue();
        assertThatThrownBy(() -> Address.of(new byte[19])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldSurviveTheTripThroughText() {
        Property.forAll(500, gen -> {
            Address address = gen.address();

            assertThat(Address.parse(address.toString())).contains(address);
            assertThat(Address.parse(address.toChecksum())).contains(address);
            assertThat(address.toWord()).startsWith(new byte[12]).endsWith(address.toArray());
        });
    }
}
