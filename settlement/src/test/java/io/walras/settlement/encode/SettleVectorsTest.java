package io.walras.settlement.encode;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors that the Solidity tests read too. */
class SettleVectorsTest {
    private static final int ROWS = 2;

    @Test
    void shouldHashBundlesAsTheContractDoes() throws IOException {
        for (JsonCursor row : rows()) {
            assertThat(bundle(row.field("bundle")).bundleHash())
                    .as(row.field("name").text())
                    .isEqualTo(row.field("bundleHash").bytes32());
        }
    }

    @Test
    void shouldEncodeTheCallThatTheContractDecodes() throws IOException {
        for (JsonCursor row : rows()) {
            assertThat(bundle(row.field("bundle"))
                            .callData(
                                    award(row.field("award")),
                                    row.field("auctioneerSignature").bytes()))
                    .as(row.field("name").text())
                    .isEqualTo(row.field("callData").bytes());
        }
    }

    private static List<JsonCursor> rows() throws IOException {
        byte[] document = Files.readAllBytes(Path.of("../contracts/vectors/settle.json"));
        List<JsonCursor> rows = Json.parse(Json.strict(new JsonLimits(1 << 20, 1 << 20, 64)), document)
                .field("settlements")
                .elements();
        assertThat(rows).hasSize(ROWS);
        return rows;
    }

    private static EncodedBundle bundle(JsonCursor bundle) {
        List<JsonCursor> phases = bundle.field("interactions").elements();
        return EncodedBundle.of(
                new PriceList(
                        bundle.field("tokens").list(JsonCursor::address),
                        bundle.field("sellPrices").list(JsonCursor::amount),
                        bundle.field("buyPrices").list(JsonCursor::amount)),
                bundle.field("trades").list(SettleVectorsTest::trade),
                new EncodedInteractions(
                        phases.get(0).list(SettleVectorsTest::interaction),
                        phases.get(1).list(SettleVectorsTest::interaction),
                        phases.get(2).list(SettleVectorsTest::interaction)));
    }

    private static EncodedTrade trade(JsonCursor trade) {
        return new EncodedTrade(
                (int) number(trade, "sellTokenIndex"),
                (int) number(trade, "buyTokenIndex"),
                trade.field("receiver").address(),
                trade.field("sellAmount").amount(),
                trade.field("buyAmount").amount(),
                number(trade, "validTo"),
                trade.field("appData").bytes32(),
                (int) number(trade, "flags"),
                trade.field("executedAmount").amount(),
                trade.field("networkFee").amount(),
                trade.field("protocolFee").amount(),
                trade.field("feeShares")
                        .list(share -> new FeeShare(
                                share.field("recipient").address(),
                                share.field("amount").amount())),
                trade.field("signature").bytes());
    }

    private static EncodedInteraction interaction(JsonCursor interaction) {
        return new EncodedInteraction(
                new Call(
                        interaction.field("target").address(),
                        interaction.field("value").amount(),
                        interaction.field("callData").bytes()),
                interaction
                        .field("allowances")
                        .list(allowance -> new Allowance(
                                allowance.field("token").address(),
                                allowance.field("spender").address(),
                                allowance.field("amount").amount())));
    }

    private static Award award(JsonCursor award) {
        return new Award(
                number(award, "auctionId"),
                award.field("bundleHash").bytes32(),
                award.field("solver").address(),
                award.field("payout").address(),
                number(award, "deadline"));
    }

    private static long number(JsonCursor cursor, String name) {
        Uint256 value = cursor.field(name).amount();
        return value.toBigInteger().longValueExact();
    }
}
