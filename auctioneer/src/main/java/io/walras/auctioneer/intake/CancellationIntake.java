package io.walras.auctioneer.intake;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.OrderCancellation;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolAnswer;
import io.walras.protocol.intent.PoolAnswer.CancelRefusal;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.wire.order.OrderCancellations;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;

/** Takes signed cancellations in: all of the orders they name or none are cancelled. */
public final class CancellationIntake {
    private final IntakeRules rules;
    private final Lane lane;
    private final Ledger ledger;
    private final Executor executor;
    private final InstantSource clock;
    private final Semaphore places;

    public CancellationIntake(
            IntakeRules rules,
            IntakeSettings settings,
            Lane lane,
            Ledger ledger,
            Executor executor,
            InstantSource clock) {
        this.rules = rules;
        this.lane = lane;
        this.ledger = ledger;
        this.executor = executor;
        this.clock = clock;
        this.places = new Semaphore(settings.maxInFlight());
    }

    /** Cancels several orders by a signature over all of them. Fails as {@link OrderIntake#admit} does. */
    public CompletionStage<IntakeAnswer> cancelAll(OrderCancellations cancellations) {
        return cancel(cancellations, OrderCancellation.structHash(cancellations.orderUids()));
    }

    /** Cancels one order by a signature over it alone. Fails as {@link OrderIntake#admit} does. */
    public CompletionStage<IntakeAnswer> cancelOne(OrderCancellations cancellation) {
        return cancel(
                cancellation,
                OrderCancellation.structHash(cancellation.orderUids().get(0)));
    }

    private CompletionStage<IntakeAnswer> cancel(OrderCancellations cancellations, Bytes32 structHash) {
        if (!places.tryAcquire()) {
            return CompletableFuture.completedStage(IntakeAnswer.Overloaded.OVERLOADED);
        }
        return CompletableFuture.supplyAsync(() -> signer(cancellations, structHash), executor)
                .thenCompose(signer -> signer.isPresent()
                        ? hand(cancellations, signer.get())
                        : refused(new Refusal(Code.InvalidSignature, "nobody can have made this signature")))
                .whenComplete((answer, failure) -> places.release());
    }

    private Optional<Address> signer(OrderCancellations cancellations, Bytes32 structHash) {
        Bytes32 digest = Eip712Domain.digest(rules.domainSeparator(), structHash);
        return OrderSignature.canonical(cancellations.signingScheme(), cancellations.signature())
                .flatMap(signature -> signature.recover(digest));
    }

    private CompletionStage<IntakeAnswer> hand(OrderCancellations cancellations, Address signer) {
        return lane.cancel(new PoolInput.Cancel(cancellations.orderUids(), signer, clock.millis()))
                .thenCompose(answer -> switch (answer) {
                    case PoolAnswer.Cancelled cancelled ->
                        CompletableFuture.completedStage(new IntakeAnswer.Cancelled(cancelled.pending()));
                    case PoolAnswer.NotCancelled notCancelled ->
                        notCancelled.reason() == CancelRefusal.OrderNotFound
                                ? forgotten(notCancelled.uid(), signer)
                                : refused(LaneRefusals.of(notCancelled.reason()));
                    default -> throw LaneRefusals.unexpected(answer);
                });
    }

    /** The lane forgets orders some time after they can change no more; the ledger still knows how they ended. */
    private CompletionStage<IntakeAnswer> forgotten(OrderUid uid, Address signer) {
        return ledger.order(uid)
                .thenCompose(found -> refused(
                        LaneRefusals.of(found.isEmpty() ? CancelRefusal.OrderNotFound : ending(found.get(), signer))));
    }

    private CancelRefusal ending(PooledOrder order, Address signer) {
        if (!order.intent().owner().equals(signer)) {
            return CancelRefusal.WrongOwner;
        }
        return switch (order.status(clock.instant().getEpochSecond())) {
            case FULFILLED -> CancelRefusal.OrderFullyExecuted;
            case CANCELLED -> CancelRefusal.AlreadyCancelled;
            case EXPIRED, PRESIGNATURE_PENDING, OPEN -> CancelRefusal.OrderExpired;
        };
    }

    private static CompletionStage<IntakeAnswer> refused(Refusal refusal) {
        return CompletableFuture.completedStage(new IntakeAnswer.Refused(refusal));
    }
}
