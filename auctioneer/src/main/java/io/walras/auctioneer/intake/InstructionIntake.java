package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.lane.Lane;
import io.walras.protocol.book.Market;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.DeadManSwitch;
import io.walras.protocol.intent.MassCancellation;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OwnerInstruction;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.wire.order.SignedInstruction;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Takes in what owners sign about many of their orders at once: mass cancellations and dead-man switches. */
public final class InstructionIntake {
    /** How far the owner's clock, or the way of the message, may be off. */
    public static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /** How far ahead a switch is armed at least: less than a message may take would fire on the way. */
    public static final Duration SHORTEST = Duration.ofSeconds(5);

    /** How far ahead a switch is armed at most. */
    public static final Duration LONGEST = Duration.ofHours(24);

    private final IntakeRules rules;
    private final Eip712Domain domain;
    private final Lane lane;
    private final Executor executor;
    private final InstantSource clock;
    private final Semaphore places;
    private final RateLimit<Address> owners;

    public InstructionIntake(
            IntakeRules rules, IntakeSettings settings, Lane lane, Executor executor, InstantSource clock) {
        this.rules = rules;
        this.domain =
                Eip712Domain.walras(rules.domain().chainId(), rules.domain().verifyingContract());
        this.lane = lane;
        this.executor = executor;
        this.clock = clock;
        this.places = new Semaphore(settings.maxInFlight());
        this.owners = new RateLimit<>(settings.ordersPerOwner(), clock);
    }

    /** Does what the owner says. Fails with the {@code Unavailable} of the lane; sending it again is then safe. */
    public CompletionStage<IntakeAnswer> heed(SignedInstruction signed) {
        Optional<Refusal> refusal = broken(signed.instruction());
        if (refusal.isPresent()) {
            return answer(new IntakeAnswer.Refused(refusal.get()));
        }
        if (!places.tryAcquire()) {
            return answer(IntakeAnswer.Overloaded.OVERLOADED);
        }
        return CompletableFuture.supplyAsync(() -> forged(signed), executor)
                .thenCompose(
                        forged -> forged.isPresent() ? answer(new IntakeAnswer.Refused(forged.get())) : obey(signed))
                .whenComplete((answer, failure) -> places.release());
    }

    private Optional<Refusal> broken(OwnerInstruction instruction) {
        String market = instruction.scope().market();
        long now = clock.millis();
        if (!market.equals(OrderScope.EVERY_ORDER)
                && rules.markets().stream().map(Market::name).noneMatch(market::equals)) {
            return refusal(Code.UnknownMarket, "there is no market of this name");
        }
        if (Math.abs(instruction.signedAt() - now) > CLOCK_SKEW.toMillis()) {
            return refusal(
                    Code.InvalidSignedAt,
                    "signedAt is more than " + CLOCK_SKEW.toSeconds() + " s from the auctioneer's time, " + now);
        }
        return instruction instanceof DeadManSwitch set && set.cancelAt() != DeadManSwitch.DISARMED
                ? outOfReach(set.cancelAt() - now)
                : Optional.empty();
    }

    private static Optional<Refusal> outOfReach(long ahead) {
        return ahead < SHORTEST.toMillis() || ahead > LONGEST.toMillis()
                ? refusal(
                        Code.InvalidCancelAt,
                        "cancelAt is 0, or from " + SHORTEST.toSeconds() + " s to " + LONGEST.toHours() + " h ahead")
                : Optional.empty();
    }

    private Optional<Refusal> forged(SignedInstruction signed) {
        Optional<Address> signer = OrderSignature.canonical(signed.signingScheme(), signed.signature())
                .flatMap(signature ->
                        signature.recover(domain.digest(signed.instruction().structHash())));
        if (signer.isEmpty()) {
            return refusal(Code.InvalidSignature, "nobody can have made this signature");
        }
        return signer.get().equals(signed.instruction().scope().owner())
                ? Optional.empty()
                : refusal(Code.WrongOwner, "owner is not who signed this, which is " + signer.get());
    }

    private CompletionStage<IntakeAnswer> obey(SignedInstruction signed) {
        OrderScope scope = signed.instruction().scope();
        long secondsToWait = owners.secondsToWait(scope.owner());
        if (secondsToWait > 0) {
            return answer(new IntakeAnswer.Throttled(secondsToWait));
        }
        return tell(signed.instruction()).thenApply(answer -> switch (answer) {
            case PoolAnswer.CancelledAll all -> new IntakeAnswer.CancelledAll(all.cancelled(), all.inFlight());
            case PoolAnswer.SwitchStands stands -> new IntakeAnswer.SwitchStands(scope.market(), stands.cancelAt());
            case PoolAnswer.NotHeeded not -> new IntakeAnswer.Refused(LaneRefusals.of(not.reason()));
            default -> throw LaneRefusals.unexpected(answer);
        });
    }

    private CompletionStage<PoolAnswer> tell(OwnerInstruction instruction) {
        return switch (instruction) {
            case MassCancellation(OrderScope scope, long signedAt) ->
                lane.instruct(new PoolInput.CancelAll(scope, signedAt, clock.millis()));
            case DeadManSwitch(OrderScope scope, long cancelAt, long signedAt) ->
                lane.instruct(new PoolInput.SetSwitch(scope, cancelAt, signedAt));
        };
    }

    private static Optional<Refusal> refusal(Code code, String description) {
        return Optional.of(new Refusal(code, description));
    }

    private static CompletionStage<IntakeAnswer> answer(IntakeAnswer answer) {
        return CompletableFuture.completedStage(answer);
    }
}
