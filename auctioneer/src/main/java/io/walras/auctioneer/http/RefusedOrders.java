package io.walras.auctioneer.http;

import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.ledger.OrderProgress;
import io.walras.auctioneer.ledger.RefusedPlacement;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.intent.StatusLevel;
import io.walras.protocol.wire.order.OrderJson;
import io.walras.protocol.wire.order.OrderStandingJson;
import io.walras.protocol.wire.order.PlacementJson;
import io.walras.settlement.abi.EthFlowOrder;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Tells of orders that contracts announced and that were not admitted: their users paid for them and look for them. */
record RefusedOrders(Ledger ledger, Bytes32 orderDomain, OrderJson.Contracts contracts) {

    /** The order as it was found or, failing that, as it was refused. */
    CompletionStage<Optional<OrderStandingJson>> or(Optional<OrderStandingJson> found, OrderUid uid) {
        return found.isPresent()
                ? CompletableFuture.completedStage(found)
                : of(List.of(uid)).thenApply(refused -> Optional.ofNullable(refused.get(uid)));
    }

    /** The progress as it was found or, failing that, that of an order that was refused. */
    CompletionStage<Optional<OrderProgress>> orProgress(Optional<OrderProgress> found, OrderUid uid) {
        return found.isPresent()
                ? CompletableFuture.completedStage(found)
                : ledger.refusedPlacements(List.of(uid))
                        .thenApply(refused -> refused.stream()
                                .findFirst()
                                .map(placement -> new OrderProgress(OrderProgress.Stage.CANCELLED, List.of())));
    }

    /** Those of the orders that were refused. */
    CompletionStage<SortedMap<OrderUid, OrderStandingJson>> of(Collection<OrderUid> uids) {
        return uids.isEmpty()
                ? CompletableFuture.completedStage(new TreeMap<>())
                : ledger.refusedPlacements(uids).thenApply(this::told);
    }

    private SortedMap<OrderUid, OrderStandingJson> told(List<RefusedPlacement> placements) {
        SortedMap<OrderUid, OrderStandingJson> told = new TreeMap<>();
        for (RefusedPlacement placement : placements) {
            told.put(placement.order().uid(orderDomain), OrderStandingJson.of(json(placement), StatusLevel.ACCEPTED));
        }
        return told;
    }

    private OrderJson json(RefusedPlacement placement) {
        EthFlowOrder placed = placement.order();
        OrderSignature signature = new OrderSignature(
                SigningScheme.EIP1271, Bytes.of(placed.contract().toArray()));
        return OrderJson.refused(
                Intent.of(orderDomain, placed.order(), placed.contract(), signature),
                placement.fullAppData(),
                placement.announcedAt(),
                new PlacementJson(placed.user(), placement.why().code()),
                new PlacementJson.Ethflow(placed.userValidTo(), placement.isOver()),
                contracts);
    }
}
