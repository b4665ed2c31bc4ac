package io.walras.protocol.auction;

import static io.walras.protocol.auction.Auctions.address;
import static io.walras.protocol.auction.Auctions.atoms;
import static io.walras.protocol.auction.Auctions.bid;
import static io.walras.protocol.auction.Auctions.selling;
import static io.walras.protocol.auction.Auctions.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import org.junit.jupiter.api.Test;

class TieKeyTest {
    private static final Bytes32 SEED = Bytes32.fromHex("0x" + "5e".repeat(32));

    @Test
    void shouldHashSeedSolverAndOrdersSortedByUid() {
        Bytes orders = Bytes.concat(
                uid(1).toArray(),
                atoms(1_000).toWord(),
                atoms(1_010).toWord(),
                uid(2).toArray(),
                atoms(1_000).toWord(),
                atoms(1_020).toWord());
        Bytes32 expected = Keccak256.hash(
                SEED.toArray(),
                address(7).toArray(),
                Keccak256.hash(orders.toArray()).toArray());

        assertThat(TieKey.of(SEED, bid(1, 7, selling(2, 1, 2, 1_020), selling(1, 1, 2, 1_010))))
                .isEqualTo(expected);
    }

    @Test
    void shouldDependOnSeedSolverAndAmountsButNotOnTheId() {
        Bytes32 key = TieKey.of(SEED, bid(1, 7, selling(1, 1, 2, 1_010)));

        assertThat(TieKey.of(SEED, bid(2, 7, selling(1, 1, 2, 1_010)))).isEqualTo(key);
        assertThat(TieKey.of(Bytes32.ZERO, bid(1, 7, selling(1, 1, 2, 1_010)))).isNotEqualTo(key);
        assertThat(TieKey.of(SEED, bid(1, 8, selling(1, 1, 2, 1_010)))).isNotEqualTo(key);
        assertThat(TieKey.of(SEED, bid(1, 7, selling(1, 1, 2, 1_011)))).isNotEqualTo(key);
    }
}
