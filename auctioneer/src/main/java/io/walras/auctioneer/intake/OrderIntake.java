package io.walras.auctioneer.intake;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
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
    private final Ledger ledger;
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
        this.ledger = ledger;
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
                .thenCompose(this::resolve)
                .thenComposeAsync(appData -> examine(creation, appData, client), executor)
                .whenComplete((answer, failure) -> places.release());
    }

    private CompletionStage<AppDataCheck.Result> resolve(AppDataCheck.Result result) {
        if (!(result instanceof AppDataCheck.Result.Unresolved unresolved)) {
            return CompletableFuture.completedStage(result);
        }
        return ledger.appData(unresolved.hash())
                .thenApply(found -> found.map(text -> AppDataCheck.document(text, unresolved.hash()))
                        .orElseGet(AppDataCheck::unknown));
    }

    private CompletionStage<IntakeAnswer> examine(
            OrderCreation creation, AppDataCheck.Result appData, InetAddress client) {
        return switch (appData) {
            case AppDataCheck.Result.Refused(Refusal refusal) -> answer(new IntakeAnswer.Refused(refusal));
            case AppDataCheck.Result.Unresolved unresolved ->
                throw new IllegalStateException("app data was not resolved: " + unresolved.hash());
            case AppDataCheck.Result.Known known ->
                switch (OrderCheck.judge(creation, known, rules, clock.instant().getEpochSecond())) {
                    case OrderCheck.Result.Refused(Refusal refusal) -> answer(new IntakeAnswer.Refused(refusal));
                    case OrderCheck.Result.Passed passed -> lookUp(creation, passed, client);
                };
        };
    }

    /**
     * Whoever sends an order again must hear that it was accepted, though its funds may have been spent on it since, and
     * costs its owner nothing. The lane may have forgotten an old order; the ledger knows it unless it is far behind.
     */
    private CompletionStage<IntakeAnswer> lookUp(
            OrderCreation creation, OrderCheck.Result.Passed passed, InetAddress client) {
        OrderUid uid = passed.intent().uid();
        boolean ownSignature = passed.intent().signature().scheme() != SigningScheme.PRESIGN;
        return lane.lookUp(uid)
                .thenCombine(ledger.lookUp(uid), (atHand, ever) -> {
                    if (atHand.upTo() - ever.upTo() > settings.ledgerMayLag()) {
                        throw new Ledger.Unavailable("the ledger is too far behind the lane", null);
                    }
                    return atHand.order().or(ever::order).filter(known -> !known.yieldsTo(ownSignature));
                })
                .thenComposeAsync(
                        known -> known.isPresent()
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
                .thenApply(answer -> switch (answer) {
                    case PoolAnswer.Admitted admitted -> new IntakeAnswer.Admitted(admitted.uid());
                    case PoolAnswer.NotAdmitted notAdmitted ->
                        new IntakeAnswer.Refused(LaneRefusals.of(notAdmitted.reason()));
                    default -> throw LaneRefusals.unexpected(answer);
                });
    }

    private static CompletionStage<IntakeAnswer> answer(IntakeAnswer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
