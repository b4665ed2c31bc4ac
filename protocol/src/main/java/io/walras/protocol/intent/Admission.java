package io.walras.protocol.intent;

import io.walras.protocol.book.Listing;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.PoolAnswer.AdmissionRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether an order is admitted. An order that takes another's place is judged as if that one were gone already;
 * if it is admitted, the other one is cancelled in the same step, and if not, the other one stays.
 */
final class Admission {
    private final IntentPool pool;
    private final PoolInput.Admit admit;
    private final Address owner;

    private Admission(IntentPool pool, PoolInput.Admit admit) {
        this.pool = pool;
        this.admit = admit;
        this.owner = admit.intent().owner();
    }

    static PoolStep step(IntentPool pool, PoolInput.Admit admit) {
        return new Admission(pool, admit).step();
    }

    private PoolStep step() {
        Optional<AdmissionRefusal> refusal =
                whyDuplicate().or(this::whyNotReplace).or(this::whyNotNamed).or(this::whyNoPlace);
        if (refusal.isPresent()) {
            return PoolStep.refused(pool, new PoolAnswer.NotAdmitted(refusal.get()));
        }
        OrderUid uid = admit.intent().uid();
        List<PoolEvent> events = new ArrayList<>();
        OrderUid replaced = admit.replaces();
        if (replaced != null) {
            events.add(new PoolEvent.OrderCancelled(replaced, admit.at()));
        }
        events.add(new PoolEvent.OrderAccepted(
                admit.intent(), admit.fullAppData(), admit.listing(), admit.clientId(), admit.terms(), admit.at()));
        if (!admit.proven()) {
            events.add(new PoolEvent.WaitingChanged(uid, WaitReason.PresignaturePending));
        }
        return PoolStep.happened(pool, events, new PoolAnswer.Admitted(uid));
    }

    private Optional<AdmissionRefusal> whyDuplicate() {
        return pool.order(admit.intent().uid())
                .filter(known -> !known.yieldsTo(admit.proven()))
                .map(known -> AdmissionRefusal.DuplicatedOrder);
    }

    private Optional<AdmissionRefusal> whyNotReplace() {
        OrderUid replaced = admit.replaces();
        if (replaced == null) {
            return Optional.empty();
        }
        if (!admit.proven()) {
            return Optional.of(AdmissionRefusal.UnprovenOwner);
        }
        if (!replaced.owner().equals(owner)) {
            return Optional.of(AdmissionRefusal.ReplacedOrderOfAnother);
        }
        Optional<PooledOrder> order = pool.order(replaced);
        if (order.isEmpty()) {
            return Optional.of(AdmissionRefusal.ReplacedOrderNotFound);
        }
        if (order.get().isInFlight()) {
            return Optional.of(AdmissionRefusal.ReplacedOrderInFlight);
        }
        return switch (order.get().status(admit.at() / 1000)) {
            case OPEN, PRESIGNATURE_PENDING -> Optional.empty();
            case FULFILLED, CANCELLED, EXPIRED -> Optional.of(AdmissionRefusal.ReplacedOrderOver);
        };
    }

    private Optional<AdmissionRefusal> whyNotNamed() {
        String clientId = admit.clientId();
        if (clientId == null) {
            return Optional.empty();
        }
        if (!admit.proven()) {
            return Optional.of(AdmissionRefusal.UnprovenOwner);
        }
        return pool.placesTaken()
                .named(owner, clientId)
                .filter(bearer -> !Objects.equals(admit.replaces(), bearer)
                        && !bearer.equals(admit.intent().uid()))
                .map(bearer -> AdmissionRefusal.DuplicateClientId);
    }

    private Optional<AdmissionRefusal> whyNoPlace() {
        PoolRules rules = pool.rules();
        PlacesTaken taken = takenByOthers();
        if (!admit.proven()) {
            boolean full = taken.pending() >= rules.presign().maxPending()
                    || taken.pendingOf(owner) >= rules.presign().maxPendingPerOwner();
            return full ? Optional.of(AdmissionRefusal.TooManyPendingPresignatures) : Optional.empty();
        }
        return whyNoPlaceOfTheOwner(rules, taken, admit.listing())
                .or(() -> taken.open() >= rules.maxOpenOrders()
                        ? Optional.of(AdmissionRefusal.PoolFull)
                        : Optional.empty());
    }

    private Optional<AdmissionRefusal> whyNoPlaceOfTheOwner(
            PoolRules rules, PlacesTaken taken, @Nullable Listing listing) {
        if (admit.terms().placement() != null) {
            // The owner is a contract with many users, each of whom has paid for the order.
            return Optional.empty();
        }
        if (listing == null) {
            return taken.openOf(owner) >= rules.maxOpenOrdersPerOwner()
                    ? Optional.of(AdmissionRefusal.TooManyLimitOrders)
                    : Optional.empty();
        }
        boolean full = taken.restingOf(OrderScope.all(owner)) >= rules.resting().maxPerOwner()
                || taken.restingOf(new OrderScope(owner, listing.market()))
                        >= rules.resting().maxPerOwnerAndMarket();
        return full ? Optional.of(AdmissionRefusal.TooManyRestingOrders) : Optional.empty();
    }

    private PlacesTaken takenByOthers() {
        OrderUid replaced = admit.replaces();
        return Optional.ofNullable(replaced)
                .flatMap(pool::order)
                .map(pool.placesTaken()::without)
                .orElse(pool.placesTaken());
    }
}
