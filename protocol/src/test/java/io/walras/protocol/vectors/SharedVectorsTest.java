package io.walras.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderCancellation;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Vectors;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What users and the auctioneer sign is the same here and on-chain. */
class SharedVectorsTest {
    /** The public development key that owns the orders. */
    private static final PrivateKey OWNER =
            PrivateKey.fromHex("0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d");

    /** The public development key that signs the awards. */
    private static final PrivateKey AUCTIONEER =
            PrivateKey.fromHex("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");

    static Stream<JsonNode> types() {
        return Vectors.rows("types.json", "types", 6).stream();
    }

    static Stream<JsonNode> strings() {
        return Vectors.rows("types.json", "strings", 6).stream();
    }

    static Stream<JsonNode> domains() {
        return Vectors.rows("types.json", "domains", 5).stream();
    }

    static Stream<JsonNode> orders() {
        return Vectors.rows("orders.json", "orders", 14).stream();
    }

    static Stream<JsonNode> signatures() {
        return Vectors.rows("signatures.json", "signatures", 17).stream();
    }

    static Stream<JsonNode> settlements() {
        return Vectors.rows("settle.json", "settlements", 2).stream();
    }

    private static Address address(JsonNode row, String field) {
        return Address.fromHex(row.path(field).asText());
    }

    private static Uint256 amount(JsonNode row, String field) {
        return Uint256.parseDecimal(row.path(field).asText()).orElseThrow();
    }

    private static long integer(JsonNode row, String field) {
        return amount(row, field).toBigInteger().longValueExact();
    }

    private static Bytes32 word(JsonNode row, String field) {
        return Bytes32.fromHex(row.path(field).asText());
    }

    @ParameterizedTest
    @MethodSource("types")
    void shouldHashTypeStrings(JsonNode row) {
        assertThat(Keccak256.hash(row.path("type").asText())).isEqualTo(word(row, "hash"));
    }

    @ParameterizedTest
    @MethodSource("strings")
    void shouldHashWords(JsonNode row) {
        assertThat(Keccak256.hash(row.path("text").asText())).isEqualTo(word(row, "hash"));
    }

    /** One row is on chain 2^256 - 1, for encoders of any width; chain ids here are longs. */
    @ParameterizedTest
    @MethodSource("domains")
    void shouldSeparateDomains(JsonNode row) {
        BigInteger chainId = amount(row, "chainId").toBigInteger();
        if (chainId.bitLength() < Long.SIZE) {
            Eip712Domain domain = new Eip712Domain(
                    row.path("name").asText(),
                    row.path("version").asText(),
                    chainId.longValueExact(),
                    address(row, "verifyingContract"));

            assertThat(domain.separator()).isEqualTo(word(row, "separator"));
        } else {
            assertThat(amount(row, "chainId")).isEqualTo(Uint256.MAX);
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void shouldHashNameAndSignOrders(JsonNode row) {
        Order order = order(row);
        Bytes32 digest = Eip712Domain.digest(word(row, "domainSeparator"), order.structHash());
        OrderSignature eip712 = OrderSignature.sign(OWNER, SigningScheme.EIP712, digest);
        OrderSignature ethSign = OrderSignature.sign(OWNER, SigningScheme.ETHSIGN, digest);
        Intent intent = Intent.of(word(row, "domainSeparator"), order, OWNER.address(), eip712);

        assertThat(OWNER.address()).isEqualTo(address(row, "owner"));
        assertThat(order.structHash()).isEqualTo(word(row, "structHash"));
        assertThat(digest).isEqualTo(word(row, "digest"));
        assertThat(intent.uid()).hasToString(row.path("uid").asText());
        assertThat(eip712.bytes()).hasToString(row.path("eip712Signature").asText());
        assertThat(ethSign.bytes()).hasToString(row.path("ethSignSignature").asText());
        assertThat(ethSign.recover(digest)).contains(OWNER.address());
    }

    private static Order order(JsonNode row) {
        return new Order(
                address(row, "sellToken"),
                address(row, "buyToken"),
                address(row, "receiver"),
                amount(row, "sellAmount"),
                amount(row, "buyAmount"),
                integer(row, "validTo"),
                word(row, "appData"),
                amount(row, "feeAmount"),
                OrderKind.ofWireName(row.path("kind").asText()).orElseThrow(),
                row.path("partiallyFillable").asBoolean(),
                TokenBalance.ofWireName(row.path("sellTokenBalance").asText()).orElseThrow(),
                TokenBalance.ofWireName(row.path("buyTokenBalance").asText()).orElseThrow());
    }

    /** The contract refuses a zero-based v; the API takes it and stores 27 or 28, which is what settles. */
    @ParameterizedTest
    @MethodSource("signatures")
    void shouldRefuseTheSignaturesThatTheContractRefuses(JsonNode row) {
        Bytes32 digest = word(Vectors.read("signatures.json"), "digest");
        Bytes bytes = Bytes.fromHex(row.path("signature").asText());
        String signer = row.path("signer").asText();
        boolean isZeroBased = row.path("name").asText().equals("v zero based");
        var canonical = OrderSignature.canonical(SigningScheme.EIP712, bytes);

        if (isZeroBased) {
            assertThat(canonical.map(OrderSignature::bytes)).isNotEmpty().isNotEqualTo(Optional.of(bytes));
        } else if (signer.isEmpty()) {
            assertThat(canonical).isEmpty();
        } else {
            assertThat(canonical.flatMap(signature -> signature.recover(digest)))
                    .contains(Address.fromHex(signer));
        }
    }

    @Test
    void shouldHashCancellations() {
        for (JsonNode row : Vectors.rows("cancellations.json", "single", 2)) {
            assertThat(OrderCancellation.structHash(
                            OrderUid.fromHex(row.path("orderUid").asText())))
                    .isEqualTo(word(row, "structHash"));
        }
        for (JsonNode row : Vectors.rows("cancellations.json", "several", 4)) {
            List<OrderUid> uids = new ArrayList<>();
            row.path("orderUids").forEach(uid -> uids.add(OrderUid.fromHex(uid.asText())));

            assertThat(OrderCancellation.structHash(uids)).isEqualTo(word(row, "structHash"));
        }
    }

    @ParameterizedTest
    @MethodSource("settlements")
    void shouldHashAndSignAwards(JsonNode row) {
        JsonNode fields = row.path("award");
        Award award = new Award(
                integer(fields, "auctionId"),
                word(fields, "bundleHash"),
                address(fields, "solver"),
                address(fields, "payout"),
                integer(fields, "deadline"));
        Bytes32 digest = Eip712Domain.digest(word(row, "awardDomainSeparator"), award.structHash());

        assertThat(award.structHash()).isEqualTo(word(row, "awardStructHash"));
        assertThat(digest).isEqualTo(word(row, "awardDigest"));
        assertThat(AUCTIONEER.address()).isEqualTo(address(row, "auctioneer"));
        assertThat(AUCTIONEER.sign(digest).toBytes())
                .hasToString(row.path("auctioneerSignature").asText());
    }
}
