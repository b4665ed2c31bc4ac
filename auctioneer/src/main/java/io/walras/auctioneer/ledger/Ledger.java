package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.KnownOrder;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PooledOrder;
import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the lane has journaled, as far as it is projected: a moment behind the lane, so ask the lane first about an order
 * that may be new. Never blocks the caller; every stage fails with {@link Unavailable} if too many questions are waiting
 * or the database does not answer.
 */
public interface Ledger {
    /** The order with its fills, however old it is. */
    CompletionStage<KnownOrder> lookUp(OrderUid uid);

    /** {@link #lookUp}, when only the order is wanted. */
    default CompletionStage<Optional<PooledOrder>> order(OrderUid uid) {
        return lookUp(uid).thenApply(KnownOrder::order);
    }

    /**
     * The owner's orders, and those that contracts placed on its behalf, the one accepted last first.
     *
     * @param asOf the lane's event with this number and all before it are in the answer; fails with {@link Unavailable}
     *     if they are not projected in time
     */
    CompletionStage<List<PooledOrder>> ordersOf(Address owner, Page page, long asOf);

    /** The order that was accepted last of those that the owner gave this name; {@code asOf} as with {@link #ordersOf}. */
    CompletionStage<Optional<PooledOrder>> named(Address owner, String clientId, long asOf);

    /** The orders that a mined settlement filled, as its Trade events are ordered; none for any other transaction. */
    CompletionStage<List<PooledOrder>> ordersOfTransaction(Bytes32 transaction);

    /** The owner's trades, the newest first. */
    CompletionStage<List<Trade>> tradesOf(Address owner, Page page);

    /** The order's trades, the newest first. */
    CompletionStage<List<Trade>> tradesOf(OrderUid uid, Page page);

    /** What is published of a decided auction. */
    CompletionStage<Optional<PublishedCompetition>> competition(long auctionId);

    /** What is published of the decided auction of which this mined transaction settles an award. */
    CompletionStage<Optional<PublishedCompetition>> competitionOf(Bytes32 transaction);

    /** Where in the journal a decided auction is. */
    CompletionStage<Optional<AuctionEvents>> auctionEvents(long auctionId);

    /** The orders of these uids that the ledger knows, ascending by uid. */
    CompletionStage<List<PooledOrder>> orders(Collection<OrderUid> uids);

    /** The auction that was decided last. */
    CompletionStage<Optional<PublishedCompetition>> latestCompetition();

    /** Where the order stands in the auctions; empty for an unknown order. */
    CompletionStage<Optional<OrderProgress>> progress(OrderUid uid);

    /** What happened to the order, oldest first; empty for an unknown order. */
    CompletionStage<List<OrderIncident>> incidents(OrderUid uid);

    /** What the owner's mined fills gave beyond its orders' limits, after all fees, in native atoms of the auctions' prices. */
    CompletionStage<BigInteger> totalSurplus(Address owner);

    /** The block of the first trade of a token here that is mined; empty if there is none. */
    CompletionStage<Optional<Long>> firstTradeBlock(Address token);

    /** Those of the orders for whose live award a transaction was sent. */
    CompletionStage<Set<OrderUid>> submitted(Collection<OrderUid> uids);

    /** What happened to the order, and what came of it in the latest auctions; empty for an unknown order. */
    CompletionStage<Optional<OrderTimeline>> timeline(OrderUid uid);

    /** The app-data document with this hash, if an accepted order brought it or it was uploaded. */
    CompletionStage<Optional<String>> appData(Bytes32 hash);

    /** Those of these orders that contracts announced and that were not admitted. */
    CompletionStage<List<RefusedPlacement>> refusedPlacements(Collection<OrderUid> uids);

    /** What the solver's settlements have cost in gas. */
    CompletionStage<GasBooked> gasOf(Address solver);

    /** How the solver has done; a clean slate for one that never won. */
    CompletionStage<SolverStanding> standingOf(Address solver);

    /**
     * A part of a list.
     *
     * @param offset entries to leave out, at least 0
     * @param limit entries wanted, from 1 to {@link #MAX_LIMIT}
     * @param before only entries that come after the one at this position, which are older
     */
    record Page(int offset, int limit, Position before) {
        /** The most entries one question may ask for. */
        public static final int MAX_LIMIT = 1000;

        /** A part of the whole list. */
        public Page(int offset, int limit) {
            this(offset, limit, Position.END);
        }

        public Page {
            if (offset < 0 || limit < 1 || limit > MAX_LIMIT) {
                throw new IllegalArgumentException("not a page: offset " + offset + ", limit " + limit);
            }
        }
    }

    /**
     * Where an entry is in its list, which no entry that is added later changes. Of an order the major number is that of its
     * acceptance; of a trade both are the block and the log index.
     */
    record Position(long major, long minor) {
        /** In front of the newest entry. */
        public static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);
    }

    /** The ledger cannot answer now; asking again later is safe. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
