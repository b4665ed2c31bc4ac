package io.walras.auctioneer.intake;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What has been accepted before: orders and the app data that they brought. The lane may have forgotten an old order; the
 * ledger knows it unless it is far behind.
 *
 * @param ledgerMayLag events by which the ledger may be behind the lane
 */
record KnownOrders(Lane lane, Ledger ledger, long ledgerMayLag) {
    /**
     * The order that keeps one of this uid from being admitted, if there is one. Fails with {@link Ledger.Unavailable} if
     * the ledger is too far behind to say.
     *
     * @param proven whether the owner has signed the one that is to be admitted, before which an unsigned one yields
     */
    CompletionStage<Optional<PooledOrder>> inTheWayOf(OrderUid uid, boolean proven) {
        return lane.lookUp(uid).thenCombine(ledger.lookUp(uid), (atHand, ever) -> {
            if (atHand.upTo() - ever.upTo() > ledgerMayLag) {
                throw new Ledger.Unavailable("the ledger is too far behind the lane", null);
            }
            return atHand.order().or(ever::order).filter(known -> !known.yieldsTo(proven));
        });
    }

    /** The result, with the document that belongs to its hash if there was only that. */
    CompletionStage<AppDataCheck.Result> withDocument(AppDataCheck.Result result) {
        if (!(result instanceof AppDataCheck.Result.Unresolved unresolved)) {
            return CompletableFuture.completedStage(result);
        }
        return ledger.appData(unresolved.hash())
                .thenApply(found -> found.map(text -> AppDataCheck.document(text, unresolved.hash()))
                        .orElseGet(AppDataCheck::unknown));
    }
}
