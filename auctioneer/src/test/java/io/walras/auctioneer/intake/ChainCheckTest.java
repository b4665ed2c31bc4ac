package io.walras.auctioneer.intake;

import static io.walras.auctioneer.intake.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.intake.IntakeChain.Account;
import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainCheckTest {
    private static final ChainCheck CHECK = check(draft(), false);
    private static final ChainCheck WHOLE = check(draft(), true);

    @Test
    void shouldAskForAFewSmallTransfers() {
        assertThat(CHECK.question(Drafts.RULES, 5).transfers())
                .containsExactly(Uint256.of(1), Uint256.of(10), Uint256.of(100));
    }

    @Test
    void shouldNeverAskForMoreThanTheOrderSells() {
        ChainCheck check = check(draft().amounts(Uint256.of(10), Uint256.ONE), false);
        assertThat(check.question(Drafts.RULES, 5).transfers()).containsExactly(Uint256.of(1), Uint256.of(10));
    }

    @Test
    void shouldAskForTheWholeAmountIfTheOrderWantsThat() {
        assertThat(WHOLE.question(Drafts.RULES, 5).transfers()).containsExactly(Uint256.of(1_000));
    }

    @Test
    void shouldAskTheOwnersContractAboutItsSignature() {
        OrderDraft draft = draft().scheme(SigningScheme.EIP1271);
        assertThat(check(draft, false).question(Drafts.RULES, 5).contractSignature())
                .isEqualTo(new IntakeChain.ContractSignature(
                        Eip712Domain.digest(
                                Drafts.DOMAIN.separator(), draft.order().structHash()),
                        draft.intent().signature().bytes(),
                        5));
        assertThat(CHECK.question(Drafts.RULES, 5).contractSignature()).isNull();
    }

    @Test
    void shouldAskAboutTheWrappedTokenOfTheNativeCoin() {
        ChainCheck check = check(draft().tokens(Orders.USDC, Address.NATIVE), false);
        assertThat(check.question(Drafts.RULES, 5).buyToken()).isEqualTo(Drafts.WRAPPED);
    }

    @ParameterizedTest(name = "balance {0}, allowance {1}, transferable {2}: {3}")
    @CsvSource({
        "1000, 1000, true,",
        "1, 1, true,",
        "0, 1000, false,",
        "0, 999, false, InsufficientBalance",
        "0, 0, false, InsufficientBalance",
        "1000, 0, false, InsufficientAllowance",
        "1000, 1000, false, TransferSimulationFailed"
    })
    void shouldJudgeFundsByTheSmallestTransfer(long balance, long allowance, boolean transferable, Code code) {
        assertThat(code(CHECK, funds(balance, allowance, transferable))).isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest(name = "balance {0}, allowance {1}, transferable {2}: {3}")
    @CsvSource({
        "1000, 1000, true,",
        "0, 1000, false, InsufficientBalance",
        "999, 1000, false, InsufficientBalance",
        "1000, 999, false, InsufficientAllowance",
        "1000, 1000, false, TransferSimulationFailed"
    })
    void shouldJudgeFundsByTheWholeAmountIfTheOrderWantsThat(
            long balance, long allowance, boolean transferable, Code code) {
        assertThat(code(WHOLE, funds(balance, allowance, transferable))).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void shouldNotAskAPresignedOrderForFunds() {
        assertThat(code(check(draft().scheme(SigningScheme.PRESIGN), false), funds(0, 0, false)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} by {1}, confirmed {2}: {3}")
    @CsvSource({
        "EIP712, WITHOUT_CODE, false,",
        "EIP712, DELEGATED, false,",
        "ETHSIGN, CONTRACT, false, IncompatibleSigningScheme",
        "EIP1271, CONTRACT, true,",
        "EIP1271, DELEGATED, true,",
        "EIP1271, CONTRACT, false, InvalidEip1271Signature",
        "EIP1271, WITHOUT_CODE, false, IncompatibleSigningScheme",
        "PRESIGN, CONTRACT, false,",
        "PRESIGN, WITHOUT_CODE, false,"
    })
    void shouldJudgeTheSignatureByTheKindOfOwner(SigningScheme scheme, Account owner, boolean confirmed, Code code) {
        Facts fine = MemoryChain.FINE;
        Facts facts = new Facts(
                owner,
                fine.sellToken(),
                fine.buyToken(),
                fine.balance(),
                fine.allowance(),
                fine.transferable(),
                confirmed);
        assertThat(code(check(draft().scheme(scheme), false), facts)).isEqualTo(Optional.ofNullable(code));
    }

    @ParameterizedTest
    @CsvSource({"WITHOUT_CODE, CONTRACT", "CONTRACT, WITHOUT_CODE", "DELEGATED, CONTRACT"})
    void shouldRefuseATokenThatIsNoContract(Account sellToken, Account buyToken) {
        Facts fine = MemoryChain.FINE;
        Facts facts = new Facts(fine.owner(), sellToken, buyToken, fine.balance(), fine.allowance(), true, false);
        assertThat(code(CHECK, facts)).contains(Code.UnsupportedToken);
    }

    private static ChainCheck check(OrderDraft draft, boolean whole) {
        return new ChainCheck(draft.intent(), List.of(), whole);
    }

    private static Facts funds(long balance, long allowance, boolean transferable) {
        return new Facts(
                Account.WITHOUT_CODE,
                Account.CONTRACT,
                Account.CONTRACT,
                Uint256.of(balance),
                Uint256.of(allowance),
                transferable,
                false);
    }

    private static Optional<Code> code(ChainCheck check, Facts facts) {
        return check.broken(facts).map(Refusal::code);
    }
}
