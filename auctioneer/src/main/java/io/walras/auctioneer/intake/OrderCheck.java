package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.book.BookAttributes;
import io.walras.protocol.book.Listing;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.wire.order.OrderCreation;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges an order by itself: a pure function of the order, the rules and the time, in the sequence of
 * docs/reference/http-api.md
 * after the app data. What only the chain knows is judged by {@link ChainCheck}.
 */
final class OrderCheck {
    private final IntakeRules rules;
    private final long now;
    private final @Nullable Placement placement;

    private OrderCheck(IntakeRules rules, long now, @Nullable Placement placement) {
        this.rules = rules;
        this.now = now;
        this.placement = placement;
    }

    /** What an order is by itself. */
    sealed interface Result {
        /** Well signed, unless only the chain can tell, and within the rules. */
        record Passed(
                Intent intent,
                String fullAppData,
                @Nullable Listing listing,
                @Nullable String clientId,
                @Nullable OrderUid replaces,
                OrderTerms terms)
                implements Result {
            static Passed of(Intent intent, AppDataCheck.Result.Known appData, @Nullable Listing listing) {
                return new Passed(
                        intent, appData.document(), listing, appData.clientId(), appData.replaces(), appData.terms());
            }
        }

        record Refused(Refusal refusal) implements Result {}
    }

    /** Judges the order at {@code now} (unix seconds). */
    static Result judge(OrderCreation creation, AppDataCheck.Result.Known appData, IntakeRules rules, long now) {
        return judge(creation, appData, null, rules, now);
    }

    /** As {@link #judge}, of an order that a contract announced on behalf of a user: it is valid as long as that one says. */
    static Result judge(
            OrderCreation creation,
            AppDataCheck.Result.Known appData,
            @Nullable Placement placement,
            IntakeRules rules,
            long now) {
        return switch (OwnerCheck.judge(creation, appData, rules)) {
            case OwnerCheck.Result.Refused(Refusal refusal) -> new Result.Refused(refusal);
            case OwnerCheck.Result.Owned(Intent intent) -> new OrderCheck(rules, now, placement).judge(intent, appData);
        };
    }

    private Result judge(Intent intent, AppDataCheck.Result.Known appData) {
        return posted(intent)
                .or(() -> broken(intent))
                .or(() -> TermsCheck.broken(validTo(intent), appData, rules))
                .<Result>map(Result.Refused::new)
                .orElseGet(() -> list(intent, appData, rules));
    }

    /** Nobody but the contract itself knows its orders' users and their expiries. */
    private Optional<Refusal> posted(Intent intent) {
        return when(
                placement == null && Objects.equals(rules.ethFlow(), intent.owner()),
                Code.Forbidden,
                "orders of this contract are placed on-chain");
    }

    /** Which of the rules about an order's fields it breaks at {@code now} (unix seconds), the first of them. */
    static Optional<Refusal> broken(Intent intent, IntakeRules rules, long now) {
        return new OrderCheck(rules, now, null).broken(intent);
    }

    private static Result list(Intent intent, AppDataCheck.Result.Known appData, IntakeRules rules) {
        BookAttributes book = appData.book();
        if (book == null) {
            return Result.Passed.of(intent, appData, null);
        }
        return switch (new BookCheck(rules.markets()).judge(intent.order(), book)) {
            case BookCheck.Result.Refused(Refusal refusal) -> new Result.Refused(refusal);
            case BookCheck.Result.Listed(Listing listing) -> Result.Passed.of(intent, appData, listing);
        };
    }

    private Optional<Refusal> broken(Intent intent) {
        Order order = intent.order();
        return amounts(order)
                .or(() -> when(
                        rules.deniedOwners().contains(intent.owner()),
                        Code.Forbidden,
                        "this account may not trade here"))
                .or(() -> balances(order))
                .or(() -> when(!order.feeAmount().isZero(), Code.NonZeroFee, "feeAmount is not zero"))
                .or(() -> validity(intent))
                .or(() -> tokens(order))
                .or(() -> receiver(order));
    }

    private static Optional<Refusal> amounts(Order order) {
        return when(
                order.sellAmount().isZero() || order.buyAmount().isZero(),
                Code.ZeroAmount,
                "sellAmount and buyAmount are more than zero");
    }

    private static Optional<Refusal> balances(Order order) {
        return when(
                        order.buyTokenBalance() != TokenBalance.ERC20,
                        Code.UnsupportedBuyTokenDestination,
                        "buyTokenBalance can only be erc20")
                .or(() -> when(
                        order.sellTokenBalance() != TokenBalance.ERC20,
                        Code.UnsupportedSellTokenSource,
                        "sellTokenBalance can only be erc20"));
    }

    private Optional<Refusal> validity(Intent intent) {
        long validTo = validTo(intent);
        long earliest = now + rules.minValiditySeconds();
        long latest = now + rules.maxValiditySeconds();
        boolean unbounded = intent.signature().scheme() == SigningScheme.PRESIGN;
        return when(validTo < earliest, Code.InsufficientValidTo, "validTo is before " + earliest)
                .or(() -> when(validTo > latest && !unbounded, Code.ExcessiveValidTo, "validTo is after " + latest));
    }

    private long validTo(Intent intent) {
        return placement == null ? intent.order().validTo() : placement.userValidTo();
    }

    private Optional<Refusal> tokens(Order order) {
        Address sold = order.sellToken();
        Address bought = order.buyToken().nativeAs(rules.wrappedNative());
        return when(
                        sold.equals(bought) || sold.equals(order.buyToken()),
                        Code.SameBuyAndSellToken,
                        "sellToken and buyToken are the same")
                .or(() -> when(
                        sold.equals(Address.NATIVE),
                        Code.InvalidNativeSellToken,
                        "the native coin cannot be sold; wrap it first"))
                .or(() -> denied("sellToken", sold))
                .or(() -> denied("buyToken", order.buyToken()));
    }

    private Optional<Refusal> denied(String field, Address token) {
        return when(
                rules.deniedTokens().contains(token) || token.isZero(),
                Code.UnsupportedToken,
                field + " is not traded here");
    }

    /** Tokens sent to a token's own contract are lost, as are those sent to contracts of ours. */
    private Optional<Refusal> receiver(Order order) {
        Address receiver = order.receiver();
        return when(
                rules.forbiddenReceivers().contains(receiver)
                        || receiver.equals(order.buyToken())
                        || (receiver.equals(order.sellToken()) && !receiver.isZero()),
                Code.InvalidReceiver,
                "the receiver is a contract that would keep what it is sent");
    }

    private static Optional<Refusal> when(boolean broken, Code code, String description) {
        return broken ? Optional.of(new Refusal(code, description)) : Optional.empty();
    }
}
