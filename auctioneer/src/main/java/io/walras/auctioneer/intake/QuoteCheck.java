package io.walras.auctioneer.intake;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.order.AppDataField;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import io.walras.protocol.wire.order.OrderQuoteRequest.Amount;
import io.walras.protocol.wire.order.OrderQuoteRequest.Validity;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges a request for a quote by the rules of the order that it is about: a pure function of the request, the rules and
 * the time.
 */
public final class QuoteCheck {
    private QuoteCheck() {}

    /** What becomes of a request. */
    public sealed interface Result {
        /**
         * It can be asked about.
         *
         * @param order with the loosest limit that there is: the least to buy, or more than anybody has to sell
         * @param hooks calls that its app data asks for
         */
        record Passed(Order order, Hooks hooks) implements Result {}

        record Refused(Refusal refusal) implements Result {}
    }

    /** More than anybody has of any token, and little enough that no sum of it overflows. */
    private static final Uint256 NO_LIMIT = Uint256.of(BigInteger.ONE.shiftLeft(144));

    /** Judges the request at {@code now} (unix seconds). */
    public static Result judge(OrderQuoteRequest request, IntakeRules rules, long now) {
        if (request.onchainOrder() && request.signingScheme().isEcdsa()) {
            return new Result.Refused(
                    new Refusal(
                            Refusal.Code.UnsupportedOrderType,
                            "an order that is placed by a transaction is not signed by a key; its scheme is eip1271 or presign"));
        }
        if (request.verificationGasLimit() > rules.contractSignatureGas()) {
            return new Result.Refused(new Refusal(
                    Refusal.Code.TooMuchGas,
                    "verificationGasLimit is " + request.verificationGasLimit()
                            + ", and a contract may spend no more than " + rules.contractSignatureGas()
                            + " gas on confirming a signature"));
        }
        return switch (AppDataCheck.judge(appData(request))) {
            case AppDataCheck.Result.Refused(Refusal refusal) -> new Result.Refused(refusal);
            case AppDataCheck.Result.Known known -> judge(request, known.hash(), known, rules, now);
            case AppDataCheck.Result.Unresolved(Bytes32 hash) -> judge(request, hash, null, rules, now);
        };
    }

    private static AppDataField appData(OrderQuoteRequest request) {
        AppDataField given = request.appData();
        return given == null ? new AppDataField.HashOnly(Bytes32.ZERO, null) : given;
    }

    private static Result judge(
            OrderQuoteRequest request,
            Bytes32 appData,
            AppDataCheck.Result.@Nullable Known known,
            IntakeRules rules,
            long now) {
        Order order = order(request, appData, now);
        SigningScheme scheme = request.onchainOrder() ? SigningScheme.PRESIGN : request.signingScheme();
        Intent intent =
                Intent.of(rules.domainSeparator(), order, request.from(), new OrderSignature(scheme, Bytes.EMPTY));
        Optional<Refusal> broken = OrderCheck.broken(intent, rules, now)
                .or(() -> known == null ? Optional.empty() : TermsCheck.broken(order.validTo(), known, rules));
        Hooks hooks = known == null ? Hooks.NONE : known.terms().hooks();
        return broken.<Result>map(Result.Refused::new).orElseGet(() -> new Result.Passed(order, hooks));
    }

    private static Order order(OrderQuoteRequest request, Bytes32 appData, long now) {
        Amount amount = request.amount();
        boolean isBuy = amount instanceof Amount.BuyAfterFee;
        Address receiver = request.receiver();
        return new Order(
                request.sellToken(),
                request.buyToken(),
                receiver,
                isBuy ? NO_LIMIT : amount.atoms(),
                isBuy ? amount.atoms() : Uint256.ONE,
                validTo(request, now),
                appData,
                Uint256.ZERO,
                amount.kind(),
                false,
                request.sellTokenBalance(),
                request.buyTokenBalance());
    }

    private static long validTo(OrderQuoteRequest request, long now) {
        return switch (request.validity()) {
            case Validity.To(long seconds) -> seconds;
            case Validity.For(long seconds) -> Math.min(now + seconds, Order.MAX_VALID_TO);
        };
    }
}
