package io.walras.auctioneer.intake;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.wire.order.OrderCreation;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Takes orders in that contracts announce on behalf of users. They obey the rules of all others, but for what bounds whoever
 * posts: each was paid for on-chain.
 */
public final class PlacementIntake {
    private final IntakeRules rules;
    private final IntakeSettings settings;
    private final Lane lane;
    private final IntakeChain chain;
    private final KnownOrders known;
    private final QuoteLinks quotes;
    private final InstantSource clock;

    public PlacementIntake(
            IntakeRules rules,
            IntakeSettings settings,
            Lane lane,
            IntakeChain chain,
            Ledger ledger,
            QuoteLinks quotes,
            InstantSource clock) {
        this.rules = rules;
        this.settings = settings;
        this.lane = lane;
        this.chain = chain;
        this.known = new KnownOrders(lane, ledger, settings.ledgerMayLag());
        this.quotes = quotes;
        this.clock = clock;
    }

    /**
     * The answer to an order that was announced there; one that is known already is {@code DuplicatedOrder}. Fails with the
     * {@code Unavailable} of the lane, the ledger or the chain; trying again is safe.
     *
     * @param creation names the contract as owner, and its app data by its hash
     */
    public CompletionStage<IntakeAnswer> admit(OrderCreation creation, Placement placement) {
        if (creation.signingScheme() != SigningScheme.EIP1271) {
            throw new IllegalArgumentException("a contract signs by eip1271");
        }
        return known.withDocument(AppDataCheck.judge(creation.appData())).thenCompose(appData -> switch (appData) {
            case AppDataCheck.Result.Refused(Refusal refusal) -> refused(refusal);
            case AppDataCheck.Result.Unresolved unresolved ->
                throw new IllegalStateException("app data was not resolved: " + unresolved.hash());
            case AppDataCheck.Result.Known document ->
                switch (OrderCheck.judge(
                        creation, document, placement, rules, clock.instant().getEpochSecond())) {
                    case OrderCheck.Result.Refused(Refusal refusal) -> refused(refusal);
                    case OrderCheck.Result.Passed passed -> lookUp(passed, placement);
                };
        });
    }

    /**
     * An announcement is read more than once. An order that somebody posted for the contract does not stand in the way of
     * what the chain shows.
     */
    private CompletionStage<IntakeAnswer> lookUp(OrderCheck.Result.Passed passed, Placement placement) {
        return known.inTheWayOf(passed.intent().uid(), true)
                .thenCompose(inTheWay -> inTheWay.isPresent()
                        ? refused(LaneRefusals.of(AdmissionRefusal.DuplicatedOrder))
                        : askChain(passed, placement));
    }

    private CompletionStage<IntakeAnswer> askChain(OrderCheck.Result.Passed passed, Placement placement) {
        Intent intent = passed.intent();
        ChainCheck check = new ChainCheck(intent, passed.terms().hooks().pre(), false);
        return chain.facts(check.question(rules, settings.contractSignatureGas()))
                .thenCompose(facts -> {
                    Optional<Refusal> refusal = check.broken(facts);
                    return refusal.isPresent() ? refused(refusal.get()) : linked(passed, placement);
                });
    }

    private CompletionStage<IntakeAnswer> linked(OrderCheck.Result.Passed passed, Placement placement) {
        Long quoteId = placement.quoteId() == 0 ? null : placement.quoteId();
        return quotes.quoteOf(passed.intent(), placement.sender(), quoteId)
                .thenCompose(quote -> hand(passed, placement, quote.orElse(null)));
    }

    private CompletionStage<IntakeAnswer> hand(
            OrderCheck.Result.Passed passed, Placement placement, @Nullable OrderQuote quote) {
        return lane.admit(new PoolInput.Admit(
                        passed.intent(),
                        passed.fullAppData(),
                        null,
                        null,
                        null,
                        passed.terms().placedBy(placement).linkedTo(quote),
                        true,
                        clock.millis()))
                .thenApply(LaneRefusals::ofAdmission);
    }

    private static CompletionStage<IntakeAnswer> refused(Refusal refusal) {
        return CompletableFuture.completedStage(new IntakeAnswer.Refused(refusal));
    }
}
