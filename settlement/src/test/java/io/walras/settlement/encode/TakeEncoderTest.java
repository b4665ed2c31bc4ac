package io.walras.settlement.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.walras.contracts.MakerVault;
import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.JitOrder;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.Take;
import io.walras.protocol.testing.Vectors;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.chain.SettlementContracts;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import io.walras.settlement.testing.Trades.Checked;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint64;

/** Takes on the real contracts: Alice sells dollars of one kind, and Bob, who quotes or has an order, the other. */
class TakeEncoderTest extends StagedTest {
    private static final Uint256 THOUSAND = Trades.dai(1_000);
    private static final Uint256 CALL_TAKER_IN = Uint256.of(123_456_789);

    private static Address quoteSettler() {
        SettlementContracts contracts = stage.deployment.contracts();
        return Objects.requireNonNull(contracts.quoteSettler());
    }

    private static Quote quote() {
        return quoteOf(Stage.BOB.address());
    }

    private static Quote quoteOf(Address maker) {
        return new Quote(
                maker,
                stage.usdc,
                Trades.usdc(2_020),
                stage.dai,
                Trades.dai(2_000),
                Uint256.ONE,
                Address.ZERO,
                stage.settlement(),
                1,
                Address.ZERO,
                Uint256.of(77),
                stage.head().timestamp() + Trades.LIFETIME_SECONDS);
    }

    private static SignedQuote signed(Quote quote) {
        return SignedQuote.sign(quote, Quote.domain(stage.deployment.chainId(), quoteSettler()), Stage.BOB);
    }

    private static Take take(Quote quote, Uint256 takerIn) {
        return switch (Take.of(quote, takerIn)) {
            case Take.Taken(Take take) -> take;
            case Take.Refused(var refusal) -> throw new AssertionError(refusal);
        };
    }

    /** Alice's thousand through the interaction, which brings as many USDC at least. */
    private static Bytes settlementWith(EncodedInteraction taken, Uint256 usdcOut) {
        Intent alice = trades.sign(Stage.ALICE, trades.order(stage.dai, stage.usdc, THOUSAND, Trades.usdc(1_000)));
        Interaction custom = new Interaction.Custom(
                taken.call(),
                taken.allowances(),
                List.of(new TokenAmount(stage.dai, THOUSAND)),
                List.of(new TokenAmount(stage.usdc, usdcOut)),
                false);
        Checked checked =
                trades.checked(List.of(alice), List.of(Trades.whole(alice)), trades.dollarPrices(), List.of(custom));
        Award award = trades.award(checked.bundle());
        return checked.bundle().callData(award, trades.signature(award));
    }

    private static void settle(EncodedInteraction taken, Uint256 usdcOut) {
        stage.account(Stage.SUBMITTER).call(stage.settlement(), Uint256.ZERO, settlementWith(taken, usdcOut));
    }

    private static void call(OperatorAccount owner, Address vault, String function, Type<?>... arguments) {
        owner.call(vault, Uint256.ZERO, Web3jTypes.call(function, arguments));
    }

    private static void assertBobGave(Uint256 usdc, Uint256 forDai) {
        assertThat(stage.balance(stage.usdc, Stage.BOB.address())).isEqualTo(Stage.PURSE.minus(usdc));
        assertThat(stage.balance(stage.dai, Stage.BOB.address())).isEqualTo(Stage.PURSE.plus(forDai));
    }

    @Test
    void shouldEncodeTakesAsTheContractReadsThem() {
        JsonNode file = Vectors.read("quotes.json");
        Address settler = Address.fromHex(file.path("quoteSettler").asText());
        for (JsonNode row : Vectors.rows("quotes.json", "quotes", 13)) {
            Quote quote = read(row);
            SignedQuote signed =
                    new SignedQuote(quote, Bytes.fromHex(row.path("signature").asText()));

            EncodedInteraction encoded = new TakeEncoder(settler).take(signed, CALL_TAKER_IN);

            assertThat(encoded.call().callData())
                    .hasToString(row.path("callData").asText());
            assertThat(encoded.allowances())
                    .containsExactly(new Interaction.Allowance(quote.takerToken(), settler, CALL_TAKER_IN));
        }
    }

    @Test
    void shouldTakeAPartOfAQuoteInASettlement() {
        Take take = take(quote(), THOUSAND);

        settle(new TakeEncoder(quoteSettler()).take(signed(quote()), take.takerIn()), take.makerOut());

        assertBobGave(Trades.usdc(1_010), THOUSAND);
        assertThat(stage.balance(stage.usdc, Stage.ALICE.address())).isEqualTo(Stage.PURSE.plus(Trades.usdc(1_000)));
    }

    @Test
    void shouldNotTakeAQuoteTwice() {
        EncodedInteraction encoded = new TakeEncoder(quoteSettler()).take(signed(quote()), THOUSAND);
        settle(encoded, Trades.usdc(1_010));
        Bytes again = settlementWith(encoded, Trades.usdc(1_009));
        OperatorAccount submitter = stage.account(Stage.SUBMITTER);

        assertThatThrownBy(() -> submitter.call(stage.settlement(), Uint256.ZERO, again))
                .isInstanceOf(OperatorAccount.Failed.class);
    }

    @Test
    void shouldSayWhyAQuoteCannotBeTaken() {
        Quote quote = quote();
        SignedQuote forged =
                SignedQuote.sign(quote, Quote.domain(stage.deployment.chainId(), quoteSettler()), Stage.CAROL);
        Bytes call = settlementWith(new TakeEncoder(quoteSettler()).take(forged, THOUSAND), Trades.usdc(1_010));
        OperatorAccount submitter = stage.account(Stage.SUBMITTER);

        assertThatThrownBy(() -> submitter.call(stage.settlement(), Uint256.ZERO, call))
                .hasMessageContaining("InteractionFailed(1, 0, InvalidQuoteSignature(" + Stage.BOB.address());
    }

    @Test
    void shouldTakeAQuoteOfAVaultThatItsSignerSigned() {
        OperatorAccount owner = stage.account(Stage.BOB);
        Address vault = owner.create(Bytes.concat(
                Bytes.fromHex("0x" + MakerVault.BINARY).toArray(),
                Web3jTypes.encode(List.of(Web3jTypes.of(Stage.BOB.address()), Web3jTypes.of(quoteSettler())))
                        .toArray()));
        stage.mint(stage.usdc, vault, Trades.usdc(5_000));
        call(owner, vault, "approve", Web3jTypes.of(stage.usdc), Web3jTypes.of(Uint256.MAX));
        call(
                owner,
                vault,
                "setSigner",
                Web3jTypes.of(Stage.CAROL.address()),
                new Uint64(stage.head().timestamp() + 60));
        call(
                owner,
                vault,
                "setCap",
                Web3jTypes.of(Stage.CAROL.address()),
                Web3jTypes.of(stage.usdc),
                Web3jTypes.of(Trades.usdc(2_020)));
        Quote quote = quoteOf(vault);
        SignedQuote signed =
                SignedQuote.signForVault(quote, Quote.domain(stage.deployment.chainId(), quoteSettler()), Stage.CAROL);

        settle(new TakeEncoder(quoteSettler()).take(signed, THOUSAND), Trades.usdc(1_010));

        assertThat(stage.balance(stage.usdc, vault)).isEqualTo(Trades.usdc(3_990));
        assertThat(stage.balance(stage.dai, vault)).isEqualTo(THOUSAND);
    }

    @Test
    void shouldFillAnOrderThatTheSolverBringsAlong() {
        Intent bob = trades.sign(
                Stage.BOB, trades.order(stage.usdc, stage.dai, Trades.usdc(2_020), Trades.dai(2_000), true));

        settle(new TakeEncoder(quoteSettler()).takeOrder(jit(bob), Trades.usdc(1_010)), Trades.usdc(1_010));

        assertBobGave(Trades.usdc(1_010), THOUSAND);
        assertThat(stage.reader().read(List.of(bob), List.of()).view().filled())
                .containsEntry(bob.uid(), Trades.usdc(1_010));
    }

    @Test
    void shouldFillABuyOrderThatTheSolverBringsAlong() {
        Order sells = trades.order(stage.usdc, stage.dai, Trades.usdc(1_010), THOUSAND);
        Intent bob = trades.sign(
                Stage.BOB,
                new Order(
                        sells.sellToken(),
                        sells.buyToken(),
                        sells.receiver(),
                        sells.sellAmount(),
                        sells.buyAmount(),
                        sells.validTo(),
                        sells.appData(),
                        sells.feeAmount(),
                        OrderKind.BUY,
                        false,
                        sells.sellTokenBalance(),
                        sells.buyTokenBalance()));

        settle(new TakeEncoder(quoteSettler()).takeOrder(jit(bob), THOUSAND), Trades.usdc(1_010));

        assertBobGave(Trades.usdc(1_010), THOUSAND);
    }

    private static JitOrder jit(Intent intent) {
        return new JitOrder(
                intent.order(), intent.signature().scheme(), intent.signature().onChain(intent.owner()));
    }

    private static Quote read(JsonNode row) {
        return new Quote(
                Address.fromHex(row.path("maker").asText()),
                Address.fromHex(row.path("makerToken").asText()),
                amount(row, "makerAmount"),
                Address.fromHex(row.path("takerToken").asText()),
                amount(row, "takerAmount"),
                amount(row, "minTakerAmount"),
                Address.fromHex(row.path("recipient").asText()),
                Address.fromHex(row.path("settlement").asText()),
                row.path("auctionId").asLong(),
                Address.fromHex(row.path("solver").asText()),
                amount(row, "nonce"),
                row.path("settleBy").asLong());
    }

    private static Uint256 amount(JsonNode row, String field) {
        return Uint256.parseDecimal(row.path(field).asText()).orElseThrow();
    }
}
