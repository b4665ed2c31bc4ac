package io.walras.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.testing.Vectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a solver signs here is what the registry slashes it by. */
class CommitmentVectorsTest {
    /** The public development key that signs the commitments. */
    private static final PrivateKey SOLVER =
            PrivateKey.fromHex("0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

    static Stream<JsonNode> commitments() {
        return Vectors.rows("commitments.json", "commitments", 3).stream();
    }

    @ParameterizedTest
    @MethodSource("commitments")
    void shouldSignCommitmentsAsTheRegistryReadsThem(JsonNode row) {
        Commitment commitment = new Commitment(
                row.path("auctionId").asLong(),
                Bytes32.fromHex(row.path("batch").asText()),
                Address.fromHex(row.path("solver").asText()),
                row.path("sequence").asLong(),
                Bytes32.fromHex(row.path("commitment").asText()),
                row.path("last").asBoolean());
        Eip712Domain domain = Eip712Domain.walras(
                row.path("chainId").asLong(),
                Address.fromHex(row.path("settlement").asText()));

        assertThat(commitment.structHash()).hasToString(row.path("structHash").asText());
        assertThat(domain.digest(commitment.structHash()))
                .hasToString(row.path("digest").asText());
        assertThat(SignedCommitment.sign(commitment, domain, SOLVER).signature())
                .hasToString(row.path("signature").asText());
    }
}
