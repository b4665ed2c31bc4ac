package io.walras.settlement.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.BundleCheck;
import io.walras.protocol.bundle.BundleLimits;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.JitOrder;
import io.walras.protocol.bundle.TokenAmount;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.encode.BundleEncoder;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.encode.EncoderSettings;
import io.walras.settlement.submit.GasRules;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A user who is paid out of a maker's quote and an order that the solver brings along, in one settlement. */
class MixedBundleTest extends StagedTest {
    private static final Uint256 SOLD = Trades.dai(2_000);
    private static final Uint256 HALF = Trades.dai(1_000);

    private static Address quoteSettler() {
        return Objects.requireNonNull(stage.deployment.contracts().quoteSettler());
    }

    private static Eip712Domain quotes() {
        return Quote.domain(stage.deployment.chainId(), quoteSettler());
    }

    /** Bob gives up to 1,010 USDC for 1,000 DAI. */
    private static FirmQuote bobs() {
        Quote quote = new Quote(
                Stage.BOB.address(),
                stage.usdc,
                Trades.usdc(1_010),
                stage.dai,
                HALF,
                Uint256.ONE,
                Address.ZERO,
                stage.settlement(),
                Trades.AUCTION,
                Address.ZERO,
                Uint256.of(5),
                stage.head().timestamp() + Trades.LIFETIME_SECONDS);
        return FirmQuote.of(SignedQuote.sign(quote, quotes(), Stage.BOB), quotes());
    }

    /** Carol sells 1,005 USDC for at least 1,000 DAI. */
    private static Intent carols() {
        return trades.sign(Stage.CAROL, trades.order(stage.usdc, stage.dai, Trades.usdc(1_005), HALF));
    }

    private static Batch batch(Intent alices, FirmQuote quote) {
        return new Batch(
                Trades.AUCTION,
                0,
                stage.head(),
                List.of(new AuctionOrder(alices, alices.order().targetAmount(), List.of())),
                new TreeMap<>(),
                List.of(),
                Bytes32.ZERO,
                stage.weth,
                List.of(quote));
    }

    private static VerifiedBundle verified(Intent alices, Batch batch, FirmQuote quote, Intent brought) {
        Interaction take = new Interaction.QuoteTake(
                quote.hash(), new TokenAmount(stage.dai, HALF), new TokenAmount(stage.usdc, Trades.usdc(1_010)), false);
        JitOrder jit = new JitOrder(
                brought.order(),
                brought.signature().scheme(),
                brought.signature().onChain(brought.owner()));
        Bundle bundle = new Bundle(
                Trades.AUCTION,
                Stage.SOLVER.address(),
                Uint256.ONE,
                Trades.prices(stage.dai, Trades.usdc(2_015), stage.usdc, SOLD),
                List.of(Trades.whole(alices)),
                List.of(),
                List.of(take, new Interaction.JitTake(jit, brought.order().sellAmount())),
                List.of());
        BundleLimits limits = new BundleLimits(
                10, 10, 10_000, Set.of(quoteSettler()), stage.orderDomain().separator());
        return ((BundleCheck.Verified) new BundleCheck(limits).check(batch, bundle)).bundle();
    }

    private static Candidate candidate(Intent alices, FirmQuote quote, Intent brought) {
        Batch batch = batch(alices, quote);
        VerifiedBundle verified = verified(alices, batch, quote, brought);
        EncodedBundle encoded = new BundleEncoder(new EncoderSettings(
                        stage.weth, stage.deployment.contracts().executor(), 50, quoteSettler(), null))
                .encode(verified, batch);
        return new Candidate(encoded, trades.award(encoded), verified.fills(), verified.jitFills());
    }

    private static Verdict simulate(Candidate... candidates) {
        return trades.simulator(stage.rpc, GasRules.DEFAULT)
                .simulate(List.of(candidates))
                .verdicts()
                .getLast();
    }

    private static Intent alices() {
        return trades.sign(Stage.ALICE, trades.order(stage.dai, stage.usdc, SOLD, Trades.usdc(2_000)));
    }

    @Test
    void shouldSettleAsItWasSimulated() {
        Candidate candidate = candidate(alices(), bobs(), carols());
        assertThat(simulate(candidate)).isInstanceOf(Verdict.Passed.class);

        Award award = candidate.award();
        stage.account(Stage.SUBMITTER)
                .call(stage.settlement(), Uint256.ZERO, candidate.bundle().callData(award, trades.signature(award)));

        assertThat(stage.balance(stage.usdc, Stage.ALICE.address())).isEqualTo(Stage.PURSE.plus(Trades.usdc(2_015)));
        assertThat(stage.balance(stage.dai, Stage.BOB.address())).isEqualTo(Stage.PURSE.plus(HALF));
        assertThat(stage.balance(stage.dai, Stage.CAROL.address())).isEqualTo(Stage.PURSE.plus(HALF));
        for (Address ours :
                List.of(stage.settlement(), stage.deployment.contracts().executor(), quoteSettler())) {
            assertThat(stage.balance(stage.usdc, ours)).isEqualTo(Uint256.ZERO);
            assertThat(stage.balance(stage.dai, ours)).isEqualTo(Uint256.ZERO);
        }
    }

    @Test
    void shouldNotLetASecondWinnerTakeTheSameQuote() {
        FirmQuote quote = bobs();
        Candidate first = candidate(alices(), quote, carols());
        Intent other = trades.sign(Stage.ALICE, trades.order(stage.dai, stage.usdc, SOLD, Trades.usdc(2_001)));
        Intent brought = trades.sign(
                Stage.CAROL, trades.order(stage.usdc, stage.dai, Trades.usdc(1_005), HALF.minus(Uint256.ONE)));

        Verdict second = simulate(first, candidate(other, quote, brought));

        assertThat(((Verdict.Refused) second).refusal().code()).isEqualTo(Code.ConflictsWithEarlierWinner);
        assertThat(((Verdict.Refused) second).refusal().detail()).contains("NonceSpent");
    }

    @Test
    void shouldFailOnceTheMakerCancelled() {
        FirmQuote quote = bobs();
        stage.account(Stage.BOB)
                .call(
                        quoteSettler(),
                        Uint256.ZERO,
                        Web3jTypes.call(
                                "cancelNonce", Web3jTypes.of(quote.quote().nonce())));

        Verdict verdict = simulate(candidate(alices(), quote, carols()));

        assertThat(((Verdict.Refused) verdict).refusal().detail()).contains("InteractionFailed(1, 0, NonceSpent");
    }
}
