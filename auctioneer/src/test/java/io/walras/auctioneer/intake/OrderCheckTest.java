package io.walras.auctioneer.intake;

import static io.walras.auctioneer.intake.Drafts.NOW;
import static io.walras.auctioneer.intake.Drafts.draft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.testing.JsonBody;
import io.walras.auctioneer.testing.OrderDraft;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.order.OrderCreation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderCheckTest {
    private static final Uint256 ONE = Uint256.ONE;

    @ParameterizedTest
    @EnumSource(SigningScheme.class)
    void shouldPassAGoodOrderOfEveryScheme(SigningScheme scheme) {
        OrderDraft draft = draft().scheme(scheme);
        assertThat(judge(draft))
                .isEqualTo(new OrderCheck.Result.Passed(draft.intent(), "{}", null, null, null, OrderTerms.NONE));
    }

    @Test
    void shouldFindTheOwnerThatTheOrderDoesNotName() {
        Intent intent = passed(draft().from(null));
        assertThat(intent.owner()).isEqualTo(Orders.ALICE.address());
    }

    @Test
    void shouldAllowBuyingTheNativeCoin() {
        assertThat(passed(draft().tokens(Orders.USDC, Address.NATIVE)).order().buyToken())
                .isEqualTo(Address.NATIVE);
    }

    @Test
    void shouldAllowTheShortestAndTheLongestValidity() {
        passed(draft().validTo(NOW + Drafts.MIN_VALIDITY));
        passed(draft().validTo(NOW + Drafts.MAX_VALIDITY));
        passed(draft().scheme(SigningScheme.PRESIGN).validTo(Order.MAX_VALID_TO));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource
    void shouldRefuse(String what, Code code, OrderDraft draft) {
        assertThat(judge(draft))
                .isInstanceOfSatisfying(
                        OrderCheck.Result.Refused.class,
                        refused -> assertThat(refused.refusal().code())
                                .as(refused.refusal().description())
                                .isEqualTo(code));
    }

    static Stream<Arguments> shouldRefuse() {
        Address contract = Drafts.DOMAIN.verifyingContract();
        Address stranger = Orders.BOB.address();
        return Stream.of(
                arguments("nothing sold", Code.ZeroAmount, draft().amounts(Uint256.ZERO, ONE)),
                arguments("nothing bought", Code.ZeroAmount, draft().amounts(ONE, Uint256.ZERO)),
                arguments(
                        "a denied owner",
                        Code.Forbidden,
                        new OrderDraft(Drafts.DOMAIN, Orders.key(66), Orders.USDC, Orders.DAI, NOW + 3600)),
                arguments(
                        "an external sell balance",
                        Code.UnsupportedSellTokenSource,
                        draft().balances(TokenBalance.EXTERNAL, TokenBalance.ERC20)),
                arguments(
                        "an internal buy balance",
                        Code.UnsupportedBuyTokenDestination,
                        draft().balances(TokenBalance.ERC20, TokenBalance.INTERNAL)),
                arguments("a signed fee", Code.NonZeroFee, draft().fee(ONE)),
                arguments("the past", Code.InsufficientValidTo, draft().validTo(NOW - 1)),
                arguments("too short", Code.InsufficientValidTo, draft().validTo(NOW + Drafts.MIN_VALIDITY - 1)),
                arguments("too long", Code.ExcessiveValidTo, draft().validTo(NOW + Drafts.MAX_VALIDITY + 1)),
                arguments("one token", Code.SameBuyAndSellToken, draft().tokens(Orders.DAI, Orders.DAI)),
                arguments(
                        "wrapped for native", Code.SameBuyAndSellToken, draft().tokens(Drafts.WRAPPED, Address.NATIVE)),
                arguments(
                        "the native coin sold",
                        Code.InvalidNativeSellToken,
                        draft().tokens(Address.NATIVE, Orders.DAI)),
                arguments(
                        "a denied sell token", Code.UnsupportedToken, draft().tokens(Drafts.DENIED_TOKEN, Orders.DAI)),
                arguments("a denied buy token", Code.UnsupportedToken, draft().tokens(Orders.DAI, Drafts.DENIED_TOKEN)),
                arguments("token zero", Code.UnsupportedToken, draft().tokens(Orders.DAI, Address.ZERO)),
                arguments("our contract receives", Code.InvalidReceiver, draft().receiver(contract)),
                arguments("the executor receives", Code.InvalidReceiver, draft().receiver(Drafts.EXECUTOR)),
                arguments("the buy token receives", Code.InvalidReceiver, draft().receiver(Orders.DAI)),
                arguments("the sell token receives", Code.InvalidReceiver, draft().receiver(Orders.USDC)),
                arguments("another owner named", Code.WrongOwner, draft().from(stranger)),
                arguments(
                        "another domain",
                        Code.WrongOwner,
                        new OrderDraft(
                                Eip712Domain.cow(1, contract), Orders.ALICE, Orders.USDC, Orders.DAI, NOW + 3600)),
                arguments(
                        "a contract owner not named",
                        Code.MissingFrom,
                        draft().scheme(SigningScheme.EIP1271).from(null)),
                arguments(
                        "a presigning owner not named",
                        Code.MissingFrom,
                        draft().scheme(SigningScheme.PRESIGN).from(null)),
                arguments(
                        "nobody named",
                        Code.MissingFrom,
                        draft().scheme(SigningScheme.PRESIGN).from(Address.ZERO)),
                arguments(
                        "another signer in the app data",
                        Code.AppdataFromMismatch,
                        draft().appData("{\"metadata\":{\"signer\":\"" + stranger + "\"}}")));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESIGN", "EIP1271"})
    void shouldRefuseWhatIsPostedForTheContractThatAnnouncesItsOrders(SigningScheme scheme) {
        assertThat(judge(draft().scheme(scheme).from(Drafts.ETH_FLOW).validTo(Order.MAX_VALID_TO)))
                .isEqualTo(new OrderCheck.Result.Refused(
                        new Refusal(Code.Forbidden, "orders of this contract are placed on-chain")));
    }

    @Test
    void shouldJudgeTheStartOfAnAnnouncedOrderByItsUsersExpiry() {
        long userValidTo = NOW + 600;
        long latest = userValidTo - Drafts.MIN_VALIDITY;

        assertThat(announced(userValidTo, latest)).isInstanceOf(OrderCheck.Result.Passed.class);
        assertThat(announced(userValidTo, latest + 1))
                .isEqualTo(new OrderCheck.Result.Refused(
                        new Refusal(Code.InvalidValidFrom, "validFrom is after " + latest)));
    }

    private static OrderCheck.Result announced(long userValidTo, long validFrom) {
        OrderCreation creation = Drafts.creation(
                draft().scheme(SigningScheme.EIP1271).from(Drafts.ETH_FLOW).validTo(Order.MAX_VALID_TO));
        AppDataCheck.Result known = AppDataCheck.document("{\"metadata\":{\"validFrom\":" + validFrom + "}}", null);
        Placement placement = new Placement(Orders.BOB.address(), userValidTo, 0, Bytes32.ZERO, 1, 0);
        return OrderCheck.judge(creation, (AppDataCheck.Result.Known) known, placement, Drafts.RULES, NOW);
    }

    @Test
    void shouldRecoverTheOwnerBeforeItLooksAtAmounts() {
        assertThat(judge(draft().from(Orders.BOB.address()).amounts(Uint256.ZERO, ONE)))
                .isInstanceOfSatisfying(
                        OrderCheck.Result.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.WrongOwner));
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuseWhatIsNoSignature(String signature) {
        JsonBody body = draft().body().text("signature", signature);
        assertThat(judge(Drafts.creation(body.toString()), "{}"))
                .isInstanceOfSatisfying(
                        OrderCheck.Result.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(Code.InvalidSignature));
    }

    static Stream<String> shouldRefuseWhatIsNoSignature() {
        String good = draft().intent().signature().bytes().toString();
        String r = good.substring(2, 66);
        String s = good.substring(66, 130);
        String order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        String highS = "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1";
        String zero = "0".repeat(64);
        return Stream.of(
                "0x",
                "0x" + r + s,
                good + "00",
                "0x" + zero + s + "1b",
                "0x" + r + zero + "1b",
                "0x" + order + s + "1b",
                "0x" + r + highS + "1b",
                "0x" + r + s + "1d",
                "0x" + r + s + "02");
    }

    @Test
    void shouldNormaliseTheRecoveryIdThatSomeSignersWrite() {
        String good = draft().intent().signature().bytes().toString();
        String v = good.endsWith("1b") ? "00" : "01";
        JsonBody body = draft().body().text("signature", good.substring(0, 130) + v);
        assertThat(judge(Drafts.creation(body.toString()), "{}"))
                .isEqualTo(new OrderCheck.Result.Passed(draft().intent(), "{}", null, null, null, OrderTerms.NONE));
    }

    private static Intent passed(OrderDraft draft) {
        OrderCheck.Result result = judge(draft);
        assertThat(result).isInstanceOf(OrderCheck.Result.Passed.class);
        return ((OrderCheck.Result.Passed) result).intent();
    }

    private static OrderCheck.Result judge(OrderDraft draft) {
        OrderCreation creation = Drafts.creation(draft);
        AppDataCheck.Result appData = AppDataCheck.judge(creation.appData());
        assertThat(appData).isInstanceOf(AppDataCheck.Result.Known.class);
        return OrderCheck.judge(creation, (AppDataCheck.Result.Known) appData, Drafts.RULES, NOW);
    }

    private static OrderCheck.Result judge(OrderCreation creation, String document) {
        AppDataCheck.Result known = AppDataCheck.document(document, null);
        return OrderCheck.judge(creation, (AppDataCheck.Result.Known) known, Drafts.RULES, NOW);
    }
}
