package io.walras.auctioneer.testing;

import static io.walras.auctioneer.testing.Requests.postOrder;

import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Fields of an order that cannot be read: rows 35 to 41, 48, 50, 51, 56 and 86. */
final class BadFields {
    /** What each field says to text that means nothing to it. */
    private static final Map<String, String> FAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry("sellToken", "422 InvalidAddress"),
            Map.entry("buyToken", "422 InvalidAddress"),
            Map.entry("receiver", "422 InvalidAddress"),
            Map.entry("from", "422 InvalidAddress"),
            Map.entry("sellAmount", "422 InvalidAmount"),
            Map.entry("buyAmount", "422 InvalidAmount"),
            Map.entry("feeAmount", "422 InvalidAmount"),
            Map.entry("validTo", "422 InvalidType"),
            Map.entry("partiallyFillable", "422 InvalidType"),
            Map.entry("kind", "422 InvalidEnum"),
            Map.entry("sellTokenBalance", "422 InvalidEnum"),
            Map.entry("buyTokenBalance", "422 InvalidEnum"),
            Map.entry("signingScheme", "422 InvalidEnum"),
            Map.entry("signature", "400 InvalidSignature"),
            Map.entry("appData", "400 InvalidAppData"),
            Map.entry("appDataHash", "422 InvalidHash")));

    private static final List<String> INJECTIONS = List.of(
            "'; DROP TABLE orders;--",
            "${jndi:ldap://127.0.0.1/a}",
            "{{7*7}}",
            "#{T(java.lang.Runtime)}",
            "%0d%0aInjected: 1");

    private final BadInputTable.Target target;
    private final List<BadInput> cases = new ArrayList<>();

    private BadFields(BadInputTable.Target target) {
        this.target = target;
    }

    static List<BadInput> cases(BadInputTable.Target target) {
        BadFields fields = new BadFields(target);
        fields.addresses();
        fields.amounts();
        fields.others();
        fields.signatures();
        fields.injections();
        return fields.cases;
    }

    private void addresses() {
        bad(35, "sellToken", "\"0x12\"", 422, "InvalidAddress");
        bad(35, "buyToken", "\"0x" + "zz".repeat(20) + "\"", 422, "InvalidAddress");
        bad(35, "receiver", "\"0x9008d19f58AAbD9eD0D60971565AA8510560ab41\"", 422, "InvalidAddress");
        bad(35, "from", "\"\"", 422, "InvalidAddress");
    }

    private void amounts() {
        bad(36, "sellAmount", "1000", 422, "AmountMustBeString");
        bad(36, "buyAmount", "1.5", 422, "AmountMustBeString");
        for (String text :
                List.of("-1", "+1", "1.0", "1e18", " 1", "1 ", "0X10", "0x", "\u0663", "", "1_000", "1,000")) {
            bad(37, "sellAmount", "\"" + text + "\"", 422, "InvalidAmount");
        }
        for (String text : List.of("00", "01", "000100")) {
            bad(38, "buyAmount", "\"" + text + "\"", 422, "InvalidAmount");
        }
        BigInteger max = Uint256.MAX.toBigInteger();
        bad(40, "sellAmount", "\"" + max.add(BigInteger.ONE) + "\"", 422, "AmountOverflow");
        bad(40, "sellAmount", "\"" + "9".repeat(79) + "\"", 422, "AmountOverflow");
        bad(40, "buyAmount", "\"0x1" + "0".repeat(64) + "\"", 422, "AmountOverflow");
        cases.add(new BadInput(
                41,
                "the largest amount and a fee",
                postOrder(target.draft()
                        .amounts(Uint256.MAX, Uint256.ONE)
                        .fee(Uint256.ONE)
                        .body()),
                422,
                "AmountOverflow"));
    }

    private void others() {
        bad(48, "validTo", "4294967296", 400, "ExcessiveValidTo");
        bad(48, "validTo", target.now() + "000", 400, "ExcessiveValidTo");
        bad(50, "kind", "\"SELL\"", 422, "InvalidEnum");
        bad(50, "kind", "\"swap\"", 422, "InvalidEnum");
        bad(50, "sellTokenBalance", "\"ERC20\"", 422, "InvalidEnum");
        bad(50, "buyTokenBalance", "\"vault\"", 422, "InvalidEnum");
        bad(50, "signingScheme", "\"ethSign\"", 422, "InvalidEnum");
        bad(51, "partiallyFillable", "\"true\"", 422, "InvalidType");
        bad(51, "partiallyFillable", "0", 422, "InvalidType");
        bad(51, "validTo", "\"1900000000\"", 422, "InvalidType");
        bad(51, "kind", "{}", 422, "InvalidType");
    }

    private void signatures() {
        String good = target.draft().intent().signature().bytes().toString();
        cases.add(new BadInput(
                56, "no signature", postOrder(target.draft().body().without("signature")), 400, "InvalidSignature"));
        bad(56, "signature", "\"0x\"", 400, "InvalidSignature");
        bad(56, "signature", "\"" + good.substring(0, 130) + "\"", 400, "InvalidSignature");
        bad(56, "signature", "\"" + good + "00\"", 400, "InvalidSignature");
        bad(56, "signature", "\"0x" + "ab".repeat(5_120) + "\"", 400, "InvalidSignature");
    }

    private void injections() {
        FAULTS.forEach((field, fault) -> INJECTIONS.forEach(injection ->
                bad(86, field, "\"" + injection + "\"", Integer.parseInt(fault.substring(0, 3)), fault.substring(4))));
    }

    private void bad(int row, String field, String json, int status, String errorType) {
        String shown = json.length() > 60 ? json.substring(0, 60) + "..." : json;
        byte[] request = postOrder(target.draft().body().with(field, json));
        cases.add(new BadInput(row, field + " " + shown, request, status, errorType));
    }
}
