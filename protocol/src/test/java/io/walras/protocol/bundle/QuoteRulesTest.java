package io.walras.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Award;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import io.walras.protocol.testing.Quotes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class QuoteRulesTest {
    private static final AuctionOrder ORDER = Bundles.selling(1_000, 2_000);
    private static final FirmQuote FIRM = firm(Quotes.quote());

    private static FirmQuote firm(Quote quote) {
        return FirmQuote.of(SignedQuote.sign(quote, Quotes.DOMAIN, Quotes.MAKER), Quotes.DOMAIN);
    }

    private static Batch batch(FirmQuote... quotes) {
        return new Batch(
                Bundles.AUCTION,
                0,
                new Batch.BlockRef(1, Bytes32.ZERO, 0, Uint256.ZERO),
                List.of(ORDER),
                new TreeMap<>(),
                List.of(),
                Bytes32.ZERO,
                Orders.WETH,
                List.of(quotes));
    }

    private static Interaction take(FirmQuote firm, long in, long out) {
        return new Interaction.QuoteTake(
                firm.hash(), Bundles.amount(Orders.WETH, in), Bundles.amount(Orders.USDC, out), false);
    }

    private static BundleCheck.Verdict check(Batch batch, long paid, Interaction... interactions) {
        Bundle bundle = new Bundle(
                Bundles.AUCTION,
                Bundles.SOLVER,
                Uint256.ONE,
                Bundles.prices(Map.of(Orders.WETH, Uint256.of(paid), Orders.USDC, Uint256.of(1_000))),
                List.of(Bundles.fill(ORDER, 1_000, 0)),
                List.of(),
                List.of(interactions),
                List.of());
        return new BundleCheck(Bundles.LIMITS).check(batch, bundle);
    }

    private static Code refusal(BundleCheck.Verdict verdict) {
        return ((BundleCheck.Refused) verdict).refusal().code();
    }

    @Test
    void shouldPayAUserOutOfAQuote() {
        BundleCheck.Verdict verdict = check(batch(FIRM), 2_100, take(FIRM, 1_000, 2_100));

        VerifiedBundle verified = ((BundleCheck.Verified) verdict).bundle();
        assertThat(verified.takes())
                .extracting(TakenQuote::hash, taken -> taken.take().makerOut())
                .containsExactly(tuple(FIRM.hash(), Uint256.of(2_100)));
        assertThat(Award.deadline(batch(FIRM), verified, 5_000)).isEqualTo(Quotes.SETTLE_BY);
    }

    @Test
    void shouldRefuseAnAtomMoreThanTheMakerGives() {
        assertThat(refusal(check(batch(FIRM), 2_101, take(FIRM, 1_000, 2_101)))).isEqualTo(Code.LiquidityExceeded);
    }

    @Test
    void shouldRefuseMoreOrLessPaidInThanTheQuoteAllows() {
        FirmQuote allOrNone = firm(Quotes.amounts(2_100, 1_000, 1_000));

        assertThat(refusal(check(batch(FIRM), 2_100, take(FIRM, 1_001, 2_100)))).isEqualTo(Code.QuoteRefused);
        assertThat(refusal(check(batch(allOrNone), 2_000, take(allOrNone, 999, 2_000))))
                .isEqualTo(Code.QuoteRefused);
    }

    @Test
    void shouldRefuseAQuoteThatIsNotInTheBatch() {
        assertThat(refusal(check(batch(), 2_100, take(FIRM, 1_000, 2_100)))).isEqualTo(Code.UnknownLiquidity);
    }

    @Test
    void shouldRefuseTokensThatTheQuoteIsNotOf() {
        Interaction backwards = new Interaction.QuoteTake(
                FIRM.hash(), Bundles.amount(Orders.USDC, 1_000), Bundles.amount(Orders.WETH, 2_100), false);

        assertThat(refusal(check(batch(FIRM), 2_100, backwards))).isEqualTo(Code.UnknownLiquidity);
    }

    @Test
    void shouldRefuseAlternativesTogether() {
        FirmQuote better = firm(Quotes.amounts(1_060, 500, 1));

        assertThat(refusal(check(batch(FIRM, better), 2_100, take(FIRM, 500, 1_050), take(better, 500, 1_060))))
                .isEqualTo(Code.NonceUsedTwice);
    }

    @Test
    void shouldRefuseTheSameQuoteTwice() {
        assertThat(refusal(check(batch(FIRM), 2_100, take(FIRM, 500, 1_050), take(FIRM, 500, 1_050))))
                .isEqualTo(Code.NonceUsedTwice);
    }

    @Test
    void shouldRefuseAQuoteForAnotherSolver() {
        FirmQuote others = firm(Quotes.forSolver(Address.fromHex("0x00000000000000000000000000000000000000ff")));

        assertThat(refusal(check(batch(others), 2_100, take(others, 1_000, 2_100))))
                .isEqualTo(Code.QuoteRefused);
    }

    @Test
    void shouldNeverTakeMoreThanAQuoteWhateverIsDeclared() {
        Property.forAll(500, gen -> {
            FirmQuote firm = firm(Quotes.amounts(gen.between(1, 3_000), gen.between(1, 2_000), gen.between(0, 2_000)));
            long in = gen.between(0, 2_100);
            long out = gen.between(0, 3_100);
            if (check(batch(firm), gen.between(2_000, 2_200), take(firm, in, out)) instanceof BundleCheck.Verified ok) {
                Quote quote = firm.quote();
                assertThat(quote.takerAmount()).isGreaterThanOrEqualTo(Uint256.of(in));
                assertThat(quote.minTakerAmount()).isLessThanOrEqualTo(Uint256.of(in));
                assertThat(Uint256.compareProducts(
                                Uint256.of(out), quote.takerAmount(), Uint256.of(in), quote.makerAmount()))
                        .isNotPositive();
                assertThat(ok.bundle().takes()).hasSize(1);
            }
        });
    }

    @Test
    void shouldNameEachQuoteByAllThatIsSigned() {
        Gen gen = new Gen(5);
        assertThat(firm(Quotes.amounts(1, gen.between(2, 9), 1)).hash())
                .isNotEqualTo(firm(Quotes.amounts(2, 1, 1)).hash());
    }
}
