package io.walras.auctioneer.intake;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.wire.order.OrderCreation;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Takes orders in: checks what costs least first, asks the chain last, and hands those that pass to the lane. A bounded
 * number is under examination at once. Signatures are recovered on the executor; nothing here blocks.
 */
public final class OrderIntake {
    private final IntakeRules rules;
    private final IntakeSettings settings;
    private final Lane lane;
    private final IntakeChain chain;
    private final KnownOrders known;
    private final QuoteLinks quotes;
    private final Executor executor;
    private final InstantSource clock;
    private final Semaphore places;
    private final RateLimit<Address> owners;
    private final RateLimit<InetAddress> clients;

    public OrderIntake(
            IntakeRules rules,
            IntakeSettings settings,
            Lane lane,
            IntakeChain chain,
            Ledger ledger,
            QuoteLinks quotes,
            Executor executor,
            InstantSource clock) {
        this.rules = rules;
        this.settings = settings;
        this.lane = lane;
        this.chain = chain;
        this.known = new KnownOrders(lane, ledger, settings.ledgerMayLag());
        this.quotes = quotes;
        this.executor = executor;
        this.clock = clock;
        this.places = new Semaphore(settings.maxInFlight());
        this.owners = new RateLimit<>(settings.ordersPerOwner(), clock);
        this.clients = new RateLimit<>(settings.unprovenPerAddress(), clock);
    }

    /**
     * The answer to an order that this client sent. Fails with the {@code Unavailable} of the lane, the ledger or the chain, or a timeout; the
     * order may then have been admitted or not, and sending it again is safe.
     */
    public CompletionStage<IntakeAnswer> admit(OrderCreation creation, InetAddress client) {
        if (!places.tryAcquire()) {
            return answer(IntakeAnswer.Overloaded.OVERLOADED);
        }
        return CompletableFuture.supplyAsync(() -> AppDataCheck.judge(creation.appData()), executor)
                .thenCompose(known::withDocument)
                .thenComposeAsync(appData -> examine(creation, appData, client), executor)
                .whenComplete((answer, failure) -> places.release());
    }

    private CompletionStage<IntakeAnswer> examine(
            OrderCreation creation, AppDataCheck.Result appData, InetAddress client) {
        return switch (appData) {
            case AppDataCheck.Result.Refused(Refusal refusal) -> answer(new IntakeAnswer.Refused(refusal));
            case AppDataCheck.Result.Unresolved unresolved ->
                throw new IllegalStateException("app data was not resolved: " + unresolved.hash());
            case AppDataCheck.Result.Known document ->
                switch (OrderCheck.judge(
                        creation, document, rules, clock.instant().getEpochSecond())) {
                    case OrderCheck.Result.Refused(Refusal refusal) -> answer(new IntakeAnswer.Refused(refusal));
                    case OrderCheck.Result.Passed passed -> lookUp(creation, passed, client);
                };
        };
    }

    /**
     * Whoever sends an order again must hear that it was accepted, though its funds may have been spent on it since, and
     * costs its owner nothing.
     */
    private CompletionStage<IntakeAnswer> lookUp(
            OrderCreation creation, OrderCheck.Result.Passed passed, InetAddress client) {
        boolean ownSignature = passed.intent().signature().scheme() != SigningScheme.PRESIGN;
        return known.inTheWayOf(passed.intent().uid(), ownSignature)
                .thenComposeAsync(
                        inTheWay -> inTheWay.isPresent()
                                ? answer(new IntakeAnswer.Refused(LaneRefusals.of(AdmissionRefusal.DuplicatedOrder)))
                                : askChain(creation, passed, client),
                        executor);
    }

    private CompletionStage<IntakeAnswer> askChain(
            OrderCreation creation, OrderCheck.Result.Passed passed, InetAddress client) {
        Intent intent = passed.intent();
        long secondsToWait = intent.signature().scheme().isEcdsa()
                ? owners.secondsToWait(intent.owner())
                : clients.secondsToWait(client);
        if (secondsToWait > 0) {
            return answer(new IntakeAnswer.Throttled(secondsToWait));
        }
        ChainCheck check = new ChainCheck(intent, passed.terms().hooks().pre(), creation.fullBalanceCheck());
        return chain.facts(check.question(rules, settings.contractSignatureGas()))
                .toCompletableFuture()
                .copy()
                .orTimeout(settings.chainTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(facts -> {
                    Optional<Refusal> refusal = check.broken(facts);
                    return refusal.isPresent()
                            ? answer(new IntakeAnswer.Refused(refusal.get()))
                            : quotes.quoteOf(intent, intent.owner(), creation.quoteId())
                                    .thenCompose(quote -> hand(passed, quote, check.proven(facts)));
                });
    }

    private CompletionStage<IntakeAnswer> hand(
            OrderCheck.Result.Passed passed, Optional<OrderQuote> quote, boolean proven) {
        return lane.admit(new PoolInput.Admit(
                        passed.intent(),
                        passed.fullAppData(),
                        passed.listing(),
                        passed.clientId(),
                        passed.replaces(),
                        passed.terms().linkedTo(quote.orElse(null)),
                        proven,
                        clock.millis()))
                .thenApply(LaneRefusals::ofAdmission);
    }

    private static CompletionStage<IntakeAnswer> answer(IntakeAnswer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
