package io.walras.settlement.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.contracts.MakerVault;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import io.walras.settlement.testing.NodeProxy;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.generated.Uint64;

class QuoteReaderTest extends StagedTest {
    private static final Uint256 NONCE = Uint256.of(77);
    private static final Uint256 PROMISED = Uint256.of(2_000);

    private static Address quoteSettler() {
        return Objects.requireNonNull(stage.deployment.contracts().quoteSettler());
    }

    private static Eip712Domain domain() {
        return Quote.domain(stage.deployment.chainId(), quoteSettler());
    }

    private static QuoteReader reader(JsonRpc rpc) {
        return new QuoteReader(
                rpc, stage.deployment.contracts().allowanceHolder(), quoteSettler(), stage.deployment.chainId());
    }

    private static Quote quoteOf(Address maker) {
        return new Quote(
                maker,
                stage.usdc,
                PROMISED,
                stage.dai,
                PROMISED,
                Uint256.ONE,
                Address.ZERO,
                stage.settlement(),
                1,
                Address.ZERO,
                NONCE,
                stage.head().timestamp() + 60);
    }

    private static QuoteView read(SignedQuote quote) {
        return reader(stage.rpc).read(List.of(quote), List.of());
    }

    private static SignedQuote bobs() {
        return SignedQuote.sign(quoteOf(Stage.BOB.address()), domain(), Stage.BOB);
    }

    private static void call(Address contract, String function, Type<?>... arguments) {
        stage.account(Stage.BOB).call(contract, Uint256.ZERO, Web3jTypes.call(function, arguments));
    }

    /** Bob's vault, for which Carol signs. */
    private static Address vault() {
        OperatorAccount owner = stage.account(Stage.BOB);
        Address vault = owner.create(Bytes.concat(
                Bytes.fromHex("0x" + MakerVault.BINARY).toArray(),
                Web3jTypes.encode(List.of(Web3jTypes.of(Stage.BOB.address()), Web3jTypes.of(quoteSettler())))
                        .toArray()));
        Address signer = Stage.CAROL.address();
        call(vault, "setSigner", Web3jTypes.of(signer), new Uint64(stage.head().timestamp() + 60));
        call(vault, "setCap", Web3jTypes.of(signer), Web3jTypes.of(stage.usdc), Web3jTypes.of(PROMISED));
        return vault;
    }

    @Test
    void shouldReadWhatIsBehindAQuote() {
        QuoteView view = read(bobs());

        assertThat(view.fundsOf(new Holding(Stage.BOB.address(), stage.usdc)))
                .isEqualTo(new Funds(Stage.PURSE, Uint256.MAX));
        assertThat(view.spent()).isEmpty();
        assertThat(view.block()).isEqualTo(stage.head());
    }

    @Test
    void shouldReadHoldingsOfWhichNobodyQuotes() {
        Holding holding = new Holding(Stage.ALICE.address(), stage.dai);

        QuoteView view = reader(stage.rpc).read(List.of(), List.of(holding));

        assertThat(view.funds()).containsOnlyKeys(holding);
    }

    @Test
    void shouldTakeATokenThatDoesNotAnswerForNothing() {
        Holding holding = new Holding(Stage.ALICE.address(), stage.contract("0x5f5ffd"));

        assertThat(reader(stage.rpc).read(List.of(), List.of(holding)).fundsOf(holding))
                .isEqualTo(Funds.NONE);
    }

    @Test
    void shouldSeeThatANonceWasCancelled() {
        call(quoteSettler(), "cancelNonce", Web3jTypes.of(NONCE));

        assertThat(read(bobs()).spent()).containsExactly(bobs().quote().makerNonce());
    }

    @Test
    void shouldSeeThatAllNoncesBelowWereCancelled() {
        call(quoteSettler(), "cancelNoncesBelow", Web3jTypes.of(NONCE.plus(Uint256.ONE)));

        assertThat(read(bobs()).spent()).isNotEmpty();
    }

    @Test
    void shouldAskAVaultWhetherItConfirms() {
        Address vault = vault();
        SignedQuote byItsSigner = SignedQuote.signForVault(quoteOf(vault), domain(), Stage.CAROL);
        SignedQuote byAStranger = SignedQuote.signForVault(quoteOf(vault), domain(), Stage.ALICE);

        assertThat(read(byItsSigner).confirmed()).containsExactly(byItsSigner);
        assertThat(read(byAStranger).confirmed()).isEmpty();
    }

    @Test
    void shouldFindNobodyToConfirmAForgedQuote() {
        SignedQuote forged = SignedQuote.sign(quoteOf(Stage.BOB.address()), domain(), Stage.CAROL);

        assertThat(read(forged).confirmed()).isEmpty();
    }

    @Test
    void shouldTellUntilWhenAKeySignsForAVault() {
        QuoteReader reader = reader(stage.rpc);
        Address vault = vault();

        assertThat(reader.signsUntil(vault, Stage.CAROL.address())).isGreaterThan(Uint256.ZERO);
        assertThat(reader.signsUntil(vault, Stage.ALICE.address())).isEqualTo(Uint256.ZERO);
        assertThat(reader.signsUntil(Stage.BOB.address(), Stage.CAROL.address()))
                .isEqualTo(Uint256.ZERO);
    }

    @Test
    void shouldLearnNothingFromANodeInTrouble() {
        String trouble = "{\"id\":0,\"error\":{\"code\":-32000,\"message\":\"header not found\"}}";
        try (NodeProxy node = NodeProxy.saying(trouble);
                JsonRpc rpc = new JsonRpc(RpcSettings.of(node.uri()))) {
            QuoteReader reader = reader(rpc);
            List<SignedQuote> quotes = List.of(bobs());

            assertThatThrownBy(() -> reader.read(quotes, List.of())).isInstanceOf(ChainUnavailable.class);
        }
    }
}
