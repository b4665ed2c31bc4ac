package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.MakerAnswer.JudgedQuote;
import io.walras.protocol.rfq.MakerFault;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.Take;
import io.walras.protocol.rfq.quality.MakerStats;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Quotes;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.Execution.Outcome;
import io.walras.protocol.wire.maker.Execution.Progress.State;
import io.walras.protocol.wire.maker.Execution.ReleaseReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What makers are told of their quotes, on each database. */
@ParameterizedClass
@EnumSource(Vendor.class)
class LedgerMakersTest {
    private static final Address MAKER = Quotes.MAKER.address();
    private static final Bytes32 TX = Keccak256.hash("transaction");
    private static final Bytes32 RETRY = Keccak256.hash("retry");

    private final ProjectedLedger lane;
    private final MakerLedger ledger;

    LedgerMakersTest(Vendor vendor) {
        lane = ProjectedLedger.over(vendor);
        ledger = lane.makers();
    }

    private static FirmQuote quote(String name, long nonce) {
        Quote like = Quotes.quote();
        Quote quote = new Quote(
                MAKER,
                like.makerToken(),
                like.makerAmount(),
                like.takerToken(),
                like.takerAmount(),
                like.minTakerAmount(),
                like.recipient(),
                like.settlement(),
                like.auctionId(),
                like.solver(),
                Uint256.of(nonce),
                like.settleBy());
        return new FirmQuote(Keccak256.hash(name), quote, Bytes.EMPTY);
    }

    private static final FirmQuote TAKEN = quote("taken", 1);
    private static final FirmQuote ALTERNATIVE = quote("alternative", 1);
    private static final FirmQuote OTHER = quote("other", 2);

    private void cut(FirmQuote... quotes) {
        LaneEvent.AuctionCut cut = LaneEvents.cut(Quotes.AUCTION, 99, List.of());
        lane.happens(new LaneEvent.AuctionCut(
                cut.auctionId(),
                cut.batchHash(),
                cut.cutAt(),
                cut.seed(),
                cut.blockNumber(),
                cut.blockHash(),
                cut.fillable(),
                cut.nativePrices(),
                cut.pools(),
                null,
                null,
                Arrays.asList(quotes),
                null));
    }

    private AwardedBundle won(FirmQuote taken) {
        AwardedBundle plain = LaneEvents.award(Quotes.AUCTION, 1, new TreeMap<>());
        AwardedBundle award = new AwardedBundle(
                plain.award(),
                plain.auctioneerSignature(),
                plain.cutBlock(),
                plain.bundleId(),
                plain.callData(),
                plain.nonce(),
                plain.gasLimit(),
                true,
                plain.fills(),
                List.of(new TakenQuote(
                        taken.hash(), new Take(taken.quote(), Uint256.of(500), Uint256.of(1_050)), Bytes.EMPTY)));
        lane.happens(new LaneEvent.AuctionClosed(
                LaneEvents.competition(Quotes.AUCTION, List.of(), new TreeMap<>(), new TreeMap<>()), List.of(award)));
        return award;
    }

    private List<Execution> told() {
        List<ExecutionRow> rows = get(ledger.executions(MAKER, 0, 0));
        for (int i = 0; i < rows.size(); i++) {
            assertThat(rows.get(i).seq()).isEqualTo(i + 1L);
        }
        return rows.stream()
                .map(row -> (Execution) Envelope.ofHub(row.type(), row.payload().getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static Execution released(FirmQuote quote, ReleaseReason why) {
        return new Execution.Released(quote.hash(), Quotes.AUCTION, why);
    }

    private MakerStats stats() {
        return get(ledger.makerQuality()).stats(MAKER, lane.now());
    }

    @Test
    void shouldReleaseWhatNoWinnerTakesAtOnce() {
        cut(TAKEN, ALTERNATIVE, OTHER);
        AwardedBundle award = won(TAKEN);

        assertThat(told())
                .containsExactlyInAnyOrder(
                        new Execution.Selected(
                                TAKEN.hash(),
                                Quotes.AUCTION,
                                Uint256.of(500),
                                Uint256.of(1_050),
                                award.award().bundleHash(),
                                award.award().solver()),
                        released(ALTERNATIVE, ReleaseReason.Superseded),
                        released(OTHER, ReleaseReason.NotUsed));
    }

    @Test
    void shouldReleaseAllQuotesOfAnAuctionThatIsGivenUp() {
        cut(TAKEN, OTHER);
        lane.happens(new LaneEvent.AuctionAborted(Quotes.AUCTION));

        assertThat(told())
                .containsExactlyInAnyOrder(
                        released(TAKEN, ReleaseReason.AuctionVoid), released(OTHER, ReleaseReason.AuctionVoid));
    }

    @Test
    void shouldReleaseAllQuotesIfNothingIsAwarded() {
        cut(OTHER);
        lane.happens(new LaneEvent.AuctionClosed(
                LaneEvents.competition(Quotes.AUCTION, List.of(), new TreeMap<>(), new TreeMap<>()), List.of()));

        assertThat(told()).containsExactly(released(OTHER, ReleaseReason.AuctionVoid));
    }

    @Test
    void shouldReleaseGoodQuotesThatNoBatchOffers() {
        lane.happens(answered(false, null), answered(false, "WrongAmount"), answered(true, null));

        assertThat(told()).containsExactly(released(OTHER, ReleaseReason.AuctionVoid));
    }

    private static LaneEvent answered(boolean isOffered, @Nullable String fault) {
        MakerAnswer answer = new MakerAnswer(
                "7-1",
                MAKER,
                Orders.WETH,
                Orders.USDC,
                Uint256.ONE,
                Uint256.ONE,
                LaneEvents.AT,
                LaneEvents.AT + 10,
                fault == null ? MakerAnswer.Outcome.Quoted : MakerAnswer.Outcome.Invalid,
                fault,
                null,
                List.of(new JudgedQuote(OTHER.hash(), Orders.WETH, Uint256.ONE, Uint256.ONE, null, fault)));
        return new LaneEvent.MakersAnswered(Quotes.AUCTION, List.of(answer), isOffered);
    }

    @Test
    void shouldTellOfASettlementStepByStepAndOfItsOutcomeOnce() {
        cut(TAKEN);
        AwardedBundle award = won(TAKEN);
        lane.signed(award, TX);
        lane.signed(award, RETRY);
        lane.mined(award, TX, 100);
        lane.happens(new LaneEvent.SettlementReturned(award.job()));
        lane.mined(award, RETRY, 101);
        lane.happens(new LaneEvent.SettlementFinal(award.job()), new LaneEvent.JobFinished(award.job()));

        assertThat(told().stream().skip(1).map(row -> row.getClass().getSimpleName()))
                .containsExactly("Started", "Progress", "Progress", "Progress", "Outcome");
        assertThat(told().getLast()).isInstanceOfSatisfying(Outcome.class, outcome -> {
            assertThat(outcome.state()).isEqualTo(Outcome.End.Settled);
            assertThat(outcome.txHash()).isEqualTo(RETRY);
            assertThat(outcome.block()).isEqualTo(101);
            assertThat(outcome.makerOut()).isEqualTo(Uint256.of(1_050));
            assertThat(outcome.fault()).isEqualTo(Outcome.Fault.None);
        });
    }

    @Test
    void shouldTellOfAFailedTransactionThatLeavesItsBlock() {
        cut(TAKEN);
        AwardedBundle award = won(TAKEN);
        lane.happens(
                new LaneEvent.SettlementReverted(award.job(), TX, 100_000, Uint256.ONE, "NonceSpent"),
                new LaneEvent.SettlementReturned(award.job()));

        assertThat(told().stream().skip(1))
                .containsExactly(progress(award, State.Reverted), progress(award, State.Returned));
    }

    private static Execution progress(AwardedBundle award, State state) {
        return new Execution.Progress(
                TAKEN.hash(), Quotes.AUCTION, award.award().bundleHash(), TX, state, null);
    }

    @Test
    void shouldHoldALapseAgainstTheMakerOnlyIfItsOwnLegFailed() {
        cut(TAKEN, OTHER);
        AwardedBundle award = won(TAKEN);
        lane.signed(award, TX);
        lane.happens(
                new LaneEvent.SettlementReverted(award.job(), TX, 100_000, Uint256.ONE, "NonceSpent"),
                new LaneEvent.MakerFaulted(award.job(), MAKER, TAKEN.hash(), MakerFault.NonceSpent, "at block 9"));
        assertThat(stats().faults()).as("nobody is charged before it is final").isZero();
        lane.happens(new LaneEvent.AwardLapsed(award.job()));

        assertThat(told().getLast()).isInstanceOfSatisfying(Outcome.class, outcome -> {
            assertThat(outcome.state()).isEqualTo(Outcome.End.Lapsed);
            assertThat(outcome.fault()).isEqualTo(Outcome.Fault.Maker);
            assertThat(outcome.evidence()).isEqualTo("NonceSpent: at block 9");
        });
        assertThat(stats().faults()).isEqualTo(1);
    }

    @Test
    void shouldHoldAQuoteAgainstTheMakerThatCouldNotEvenBeSelected() {
        cut(TAKEN, OTHER);
        JobId bid = new JobId(Quotes.AUCTION, Keccak256.hash("a bid that fails"));
        LaneEvent fault = new LaneEvent.MakerFaulted(bid, MAKER, TAKEN.hash(), MakerFault.NonceSpent, "at block 9");
        lane.happens(fault, fault);
        won(OTHER);

        assertThat(told()).contains(released(TAKEN, ReleaseReason.NotKept));
        assertThat(stats().faults()).isEqualTo(1);
    }

    @Test
    void shouldHoldAnyOtherLapseAgainstNobody() {
        cut(TAKEN);
        lane.happens(new LaneEvent.AwardLapsed(won(TAKEN).job()));

        assertThat(told().getLast())
                .isInstanceOfSatisfying(
                        Outcome.class, outcome -> assertThat(outcome.fault()).isEqualTo(Outcome.Fault.Network));
        assertThat(stats().outcomes()).isZero();
    }

    @Test
    void shouldCountAnswersAndSelections() {
        lane.happens(answered(true, null));
        cut(TAKEN);
        AwardedBundle award = won(TAKEN);
        lane.mined(award, TX, 100);
        lane.happens(new LaneEvent.SettlementFinal(award.job()));

        assertThat(stats().requests()).isEqualTo(1);
        assertThat(stats().p50()).isEqualTo(10);
        assertThat(stats().selected()).isEqualTo(1);
        assertThat(stats().outcomes()).isEqualTo(1);
    }

    @Test
    void shouldResumeAfterAnyRow() {
        cut(TAKEN, OTHER);
        won(TAKEN);

        assertThat(get(ledger.executions(MAKER, 1, 0)))
                .extracting(ExecutionRow::seq)
                .containsExactly(2L);
        assertThat(get(ledger.executions(MAKER, 0, lane.now() + 1))).isEmpty();
        assertThat(get(ledger.lastExecution(MAKER))).isEqualTo(2);
        assertThat(get(ledger.lastExecution(Orders.ALICE.address()))).isZero();
    }
}
