package io.walras.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuctionTest {
    private static final String REQUEST = Requests.sellWethForCow("1000", "2000", "2106-01-01T00:00:00Z");

    @Test
    void shouldConvertGasAtTheReferencePriceRoundedUp() {
        Auction auction = Requests.read(REQUEST);

        assertThat(auction.gasCost(1, Requests.WETH)).contains(Uint256.of(15_000_000_000L));
        // 15e9 * 1e18 / 53125132573502 = 282352236566121.4...
        assertThat(auction.gasCost(1, Requests.COW)).contains(Uint256.of(282_352_236_566_122L));
    }

    @Test
    void shouldNotConvertGasWithoutAReferencePrice() {
        assertThat(Requests.read(REQUEST).gasCost(1, Address.ZERO)).isEmpty();
    }

    @Test
    void shouldFindThePoolsOfAPairInEitherDirection() {
        Auction auction = Requests.read(REQUEST);

        assertThat(auction.pools(Requests.COW, Requests.WETH))
                .isEqualTo(auction.pools().all())
                .hasSize(1);
        assertThat(auction.pools(Requests.COW, Address.ZERO)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"fee\": \"0.003\" -> \"fee\": \"1\"",
                "\"gasEstimate\": \"110000\" -> \"gasEstimate\": \"9223372036854775808\"",
                "{\"balance\": \"3828187314911751990\"}, -> {\"balance\": \"1\"},"
                        + " \"0x1111111111111111111111111111111111111111\": {\"balance\": \"1\"},"
            })
    void shouldLeaveOutPoolsThatCannotBeUsed(String change) {
        String[] sides = change.split(" -> ", 2);
        String changed = REQUEST.replace(sides[0], sides[1]);

        assertThat(changed).isNotEqualTo(REQUEST);
        assertThat(Requests.read(changed).pools().all()).isEmpty();
    }
}
