package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.OrderTerms;
import io.walras.protocol.intent.PartnerFee;
import java.util.Optional;

/**
 * Judges what an order asks for besides its signed fields: a pure function of the order and the rules.
 */
public final class TermsCheck {
    /** The most calls that an order may ask for. */
    public static final int MAX_HOOKS = 8;

    /** The most gas that they may be given together. */
    public static final long MAX_HOOK_GAS = 8_000_000;

    private TermsCheck() {}

    /**
     * Why the order is refused, if it is.
     *
     * @param validTo the last unix second at which it may be filled, which can be before the signed one
     */
    static Optional<Refusal> broken(long validTo, AppDataCheck.Result.Known appData, IntakeRules rules) {
        OrderTerms terms = appData.terms();
        return targets(terms.hooks(), rules)
                .or(() -> gas(terms.hooks()))
                .or(() -> recipients(terms, rules))
                .or(() -> start(validTo, terms, rules))
                .or(() -> appData.book() == null ? Optional.empty() : resting(terms));
    }

    private static Optional<Refusal> gas(Hooks hooks) {
        long gas = hooks.gas();
        return gas > MAX_HOOK_GAS
                ? refused(Code.TooMuchGas, "the hooks may use " + gas + " gas, more than " + MAX_HOOK_GAS)
                : Optional.empty();
    }

    private static Optional<Refusal> targets(Hooks hooks, IntakeRules rules) {
        if (!rules.callsHooks() && !hooks.isEmpty()) {
            return refused(Code.InvalidAppData, "appData asks for hooks, which nothing calls in this deployment");
        }
        if (hooks.all().count() > MAX_HOOKS) {
            return refused(Code.ForbiddenHook, "there are more than " + MAX_HOOKS + " hooks");
        }
        return hooks.all()
                .filter(hook -> rules.forbiddenReceivers().contains(hook.target()))
                .findFirst()
                .flatMap(hook -> refused(Code.ForbiddenHook, "hooks do not call " + hook.target()));
    }

    private static Optional<Refusal> recipients(OrderTerms terms, IntakeRules rules) {
        return terms.partnerFees().stream()
                .map(PartnerFee::recipient)
                .filter(rules.forbiddenReceivers()::contains)
                .findFirst()
                .flatMap(recipient -> refused(
                        Code.InvalidReceiver,
                        "partnerFee goes to " + recipient + ", which would keep what it is sent"));
    }

    private static Optional<Refusal> start(long validTo, OrderTerms terms, IntakeRules rules) {
        long latest = validTo - rules.minValiditySeconds();
        return terms.validFrom() > Math.max(0, latest)
                ? refused(Code.InvalidValidFrom, "validFrom is after " + latest)
                : Optional.empty();
    }

    /** Places in a book are kept by price and time alone. */
    private static Optional<Refusal> resting(OrderTerms terms) {
        return terms.validFrom() > 0 || !terms.partnerFees().isEmpty()
                ? refused(Code.InvalidBookOrder, "an order in a book has neither validFrom nor partnerFee")
                : Optional.empty();
    }

    private static Optional<Refusal> refused(Code code, String description) {
        return Optional.of(new Refusal(code, description));
    }
}
