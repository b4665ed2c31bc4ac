package io.walras.protocol.auction;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class AwardTest {
    private static final Bytes32 HASH = Bytes32.fromHex("0x" + "ab".repeat(32));
    private static final Address SOLVER = Address.fromHex("0x" + "01".repeat(20));
    private static final Address PAYOUT = Address.fromHex("0x" + "02".repeat(20));

    @Test
    void shouldHashItsFieldsInTheOrderOfTheType() {
        String typeHash = Keccak256.hash("Award(uint256 auctionId,bytes32 bundleHash,address solver,address payout,"
                        + "uint64 deadline)")
                .toString();
        String words = typeHash.substring(2)
                + "0".repeat(63)
                + "7"
                + "ab".repeat(32)
                + "0".repeat(24)
                + "01".repeat(20)
                + "0".repeat(24)
                + "02".repeat(20)
                + "0".repeat(63)
                + "9";

        assertThat(new Award(7, HASH, SOLVER, PAYOUT, 9).structHash())
                .isEqualTo(Keccak256.hash(HexFormat.of().parseHex(words)));
    }

    @Test
    void shouldBindEveryField() {
        Bytes32 hash = new Award(7, HASH, SOLVER, PAYOUT, 9).structHash();

        assertThat(hash)
                .isNotEqualTo(new Award(8, HASH, SOLVER, PAYOUT, 9).structHash())
                .isNotEqualTo(new Award(7, Bytes32.ZERO, SOLVER, PAYOUT, 9).structHash())
                .isNotEqualTo(new Award(7, HASH, PAYOUT, PAYOUT, 9).structHash())
                .isNotEqualTo(new Award(7, HASH, SOLVER, SOLVER, 9).structHash())
                .isNotEqualTo(new Award(7, HASH, SOLVER, PAYOUT, 10).structHash());
    }
}
