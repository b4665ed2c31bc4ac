package io.walras.auctioneer.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent.MakerFaulted;
import io.walras.auctioneer.rfq.MakerFaults;
import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.TakenQuote;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerFault;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.Take;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.StagedTest;
import io.walras.settlement.testing.Trades;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MakerFaultsTest extends StagedTest {
    private static final Uint256 OUT = Trades.usdc(1_010);

    private final MakerFaults faults = new MakerFaults(new StagedAwards(stage, trades).quoteReader());

    private static Address quoteSettler() {
        return Objects.requireNonNull(stage.deployment.contracts().quoteSettler());
    }

    /** An award that takes a quote of Bob's, who has what he promises. */
    private static AwardedBundle award() {
        Quote quote = new Quote(
                Stage.BOB.address(),
                stage.usdc,
                OUT,
                stage.dai,
                Trades.dai(1_000),
                Uint256.ONE,
                Address.ZERO,
                stage.settlement(),
                1,
                Address.ZERO,
                Uint256.of(77),
                stage.head().timestamp() + 60);
        SignedQuote signed =
                SignedQuote.sign(quote, Quote.domain(stage.deployment.chainId(), quoteSettler()), Stage.BOB);
        FirmQuote firm = FirmQuote.of(signed, Quote.domain(stage.deployment.chainId(), quoteSettler()));
        return new AwardedBundle(
                new Award(1, Bytes32.ZERO, Stage.SOLVER.address(), Stage.SOLVER.address(), 0),
                Bytes.EMPTY,
                0,
                Uint256.ONE,
                Bytes.EMPTY,
                0,
                0,
                true,
                new TreeMap<>(),
                List.of(new TakenQuote(firm.hash(), new Take(quote, Trades.dai(1_000), OUT), firm.signature())));
    }

    private List<MakerFault> faults(AwardedBundle award) {
        return faults.of(award.job(), award.taken(), stage.head().number()).stream()
                .map(MakerFaulted::code)
                .toList();
    }

    private static void bob(Address to, Bytes call) {
        stage.account(Stage.BOB).call(to, Uint256.ZERO, call);
    }

    @Test
    void shouldNotBlameAMakerThatStandsByItsQuote() {
        assertThat(faults(award())).isEmpty();
    }

    @Test
    void shouldBlameAMakerThatCancelledItsNonce() {
        AwardedBundle award = award();
        bob(quoteSettler(), Web3jTypes.call("cancelNonce", Web3jTypes.of(Uint256.of(77))));

        assertThat(faults(award)).containsExactly(MakerFault.NonceSpent);
    }

    @Test
    void shouldBlameAMakerThatTookItsAllowanceBack() {
        AwardedBundle award = award();
        Address holder = stage.deployment.contracts().allowanceHolder();
        bob(stage.usdc, Web3jTypes.call("approve", Web3jTypes.of(holder), Web3jTypes.of(OUT.minus(Uint256.ONE))));

        assertThat(faults(award)).containsExactly(MakerFault.AllowanceTooSmall);
    }

    @Test
    void shouldBlameAMakerThatSpentWhatItPromised() {
        AwardedBundle award = award();
        Uint256 all = stage.balance(stage.usdc, Stage.BOB.address());
        bob(
                stage.usdc,
                Web3jTypes.call(
                        "transfer",
                        Web3jTypes.of(Stage.CAROL.address()),
                        Web3jTypes.of(all.minus(OUT).plus(Uint256.ONE))));

        assertThat(faults(award)).containsExactly(MakerFault.BalanceTooSmall);
    }

    @Test
    void shouldBlameNobodyForWhatWasInOrderThen() {
        AwardedBundle award = award();
        long before = stage.head().number();
        bob(quoteSettler(), Web3jTypes.call("cancelNonce", Web3jTypes.of(Uint256.of(77))));

        assertThat(faults.of(award.job(), award.taken(), before)).isEmpty();
    }
}
