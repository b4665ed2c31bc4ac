package io.walras.auctioneer.testing;

import static io.walras.auctioneer.testing.Requests.postOrder;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.List;

/** Orders that can be read and are wrong: rows 39, 42 to 44, 46 to 48, 50, 52, 54, 55, 57 to 60 and 64. */
final class BadOrders {
    private static final Uint256 ONE = Uint256.ONE;
    private static final long YEAR = 365L * 24 * 3_600;

    private final BadInputTable.Target target;
    private final List<BadInput> cases = new ArrayList<>();

    private BadOrders(BadInputTable.Target target) {
        this.target = target;
    }

    static List<BadInput> cases(BadInputTable.Target target) {
        BadOrders orders = new BadOrders(target);
        orders.terms();
        orders.appData();
        orders.signatures();
        orders.owners();
        orders.funds();
        return orders.cases;
    }

    private void terms() {
        Address sell = target.sellToken();
        Address buy = target.buyToken();
        bad(39, "nothing sold", draft().amounts(Uint256.ZERO, ONE), 400, "ZeroAmount");
        bad(39, "nothing bought", draft().amounts(ONE, Uint256.ZERO), 400, "ZeroAmount");
        bad(42, "one token", draft().tokens(sell, sell), 400, "SameBuyAndSellToken");
        bad(43, "the native coin sold", draft().tokens(Address.NATIVE, buy), 400, "InvalidNativeSellToken");
        bad(44, "the zero token", draft().tokens(sell, Address.ZERO), 400, "UnsupportedToken");
        bad(
                46,
                "the settlement receives",
                draft().receiver(target.domain().verifyingContract()),
                422,
                "InvalidReceiver");
        bad(46, "the bought token receives", draft().receiver(buy), 422, "InvalidReceiver");
        bad(47, "the past", draft().validTo(target.now() - 1), 400, "InsufficientValidTo");
        bad(47, "second zero", draft().validTo(0), 400, "InsufficientValidTo");
        bad(47, "half a minute", draft().validTo(target.now() + 30), 400, "InsufficientValidTo");
        bad(48, "over a year", draft().validTo(target.now() + YEAR + 600), 400, "ExcessiveValidTo");
        bad(
                50,
                "an external balance",
                draft().balances(TokenBalance.EXTERNAL, TokenBalance.ERC20),
                400,
                "UnsupportedSellTokenSource");
        bad(
                50,
                "an internal balance",
                draft().balances(TokenBalance.ERC20, TokenBalance.INTERNAL),
                400,
                "UnsupportedBuyTokenDestination");
        bad(52, "a signed fee", draft().fee(ONE), 400, "NonZeroFee");
    }

    private void appData() {
        String hash = "0x" + "17".repeat(32);
        add(54, "another hash", draft().body().text("appDataHash", hash), 400, "AppDataHashMismatch");
        add(
                54,
                "an unknown hash",
                draft().body().text("appData", hash).text("appDataHash", hash),
                400,
                "InvalidAppData");
        add(54, "9 KiB", draft().body().text("appData", "x".repeat(9_216)), 400, "InvalidAppData");
        bad(54, "no object", draft().appData("[]"), 400, "InvalidAppData");
        bad(
                55,
                "hooks",
                draft().appData("{\"metadata\":{\"hooks\":{\"pre\":[{\"gasLimit\":\"1\"}]}}}"),
                400,
                "InvalidAppData");
        bad(55, "a partner fee", draft().appData("{\"metadata\":{\"partnerFee\":{\"bps\":1}}}"), 400, "InvalidAppData");
        bad(
                58,
                "another signer in the app data",
                draft().appData("{\"metadata\":{\"signer\":\"" + target.sellToken() + "\"}}"),
                400,
                "AppdataFromMismatch");
    }

    private void signatures() {
        String good = draft().intent().signature().bytes().toString();
        String r = good.substring(2, 66);
        String s = good.substring(66, 130);
        String order = "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141";
        String halfOrderAndOne = "7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a1";
        String zero = "0".repeat(64);
        signed("a high s", r + halfOrderAndOne + "1b");
        signed("r zero", zero + s + "1b");
        signed("s zero", r + zero + "1b");
        signed("r too large", order + s + "1b");
        signed("v 29", r + s + "1d");
        signed("v 2", r + s + "02");
    }

    private void owners() {
        Eip712Domain here = target.domain();
        Address stranger = target.sellToken();
        bad(58, "another owner named", draft().from(stranger), 400, "WrongOwner");
        add(58, "a changed amount", draft().body().text("sellAmount", "1001"), 400, "WrongOwner");
        elsewhere(
                "another chain",
                new Eip712Domain(here.name(), here.version(), here.chainId() + 1, here.verifyingContract()));
        elsewhere("another contract", new Eip712Domain(here.name(), here.version(), here.chainId(), stranger));
        elsewhere(
                "another version",
                new Eip712Domain(here.name(), here.version() + "x", here.chainId(), here.verifyingContract()));
        bad(
                60,
                "a contract signature of nobody",
                draft().scheme(SigningScheme.EIP1271).from(null),
                400,
                "MissingFrom");
        bad(
                60,
                "a presignature of nobody",
                draft().scheme(SigningScheme.PRESIGN).from(null),
                400,
                "MissingFrom");
        bad(
                60,
                "a contract signature of no contract",
                draft().scheme(SigningScheme.EIP1271),
                400,
                "IncompatibleSigningScheme");
    }

    private void funds() {
        bad(64, "no funds", draft(), 400, "InsufficientBalance");
        bad(64, "no allowance", target.draft(target.unapproved()), 400, "InsufficientAllowance");
    }

    private void elsewhere(String what, Eip712Domain domain) {
        OrderDraft draft =
                new OrderDraft(domain, target.poor(), target.sellToken(), target.buyToken(), target.now() + 3_600);
        bad(59, what, draft, 400, "WrongOwner");
    }

    private void signed(String what, String signature) {
        add(57, what, draft().body().text("signature", "0x" + signature), 400, "InvalidSignature");
    }

    private OrderDraft draft() {
        return target.draft();
    }

    private void bad(int row, String what, OrderDraft draft, int status, String errorType) {
        add(row, what, draft.body(), status, errorType);
    }

    private void add(int row, String what, JsonBody body, int status, String errorType) {
        cases.add(new BadInput(row, what, postOrder(body), status, errorType));
    }
}
