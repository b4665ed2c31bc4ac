package io.walras.auctioneer.lane;

import io.walras.protocol.auction.AuctionEvidence;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.auction.ChargedPolicy;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.OwnTerms;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.book.BookEntry;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.duty.RewardRules;
import io.walras.protocol.duty.SolverFault;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.protocol.rfq.MakerAnswer;
import io.walras.protocol.rfq.MakerFault;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lane journals. The state of the lane is the fold of these and nothing else, so a new kind may be added but none
 * may change its meaning.
 */
public sealed interface LaneEvent {
    /** Something happened to an order, or an owner said something about its orders. */
    record OrderChanged(PoolEvent change) implements LaneEvent {}

    /**
     * A batch was fixed. The orders themselves are in the pool; here is what only the cut knows.
     *
     * @param batchHash commits to everything the solvers are sent
     * @param cutAt unix milliseconds, as the batch hash has it; null in a journal that did not tell it yet
     * @param fillable how much of each order the batch may fill
     * @param feePolicies fees of every order of the batch that has no terms of its own, in the order in which they are
     *     applied; null in a journal that did not tell them yet
     * @param entries where orders of the batch rest in books; null if none does
     * @param quotes makers' firm quotes that the batch offers; null if there are none
     * @param own the terms of orders that have their own; null if none has
     */
    record AuctionCut(
            long auctionId,
            Bytes32 batchHash,
            @Nullable Long cutAt,
            Bytes32 seed,
            long blockNumber,
            Bytes32 blockHash,
            SortedMap<OrderUid, Uint256> fillable,
            SortedMap<Address, Uint256> nativePrices,
            List<ConstantProductPool> pools,
            @Nullable List<ChargedPolicy> feePolicies,
            @Nullable SortedMap<OrderUid, BookEntry> entries,
            @Nullable List<FirmQuote> quotes,
            @Nullable SortedMap<OrderUid, OwnTerms> own)
            implements LaneEvent {
        public AuctionCut {
            fillable = Collections.unmodifiableSortedMap(new TreeMap<>(fillable));
            nativePrices = Collections.unmodifiableSortedMap(new TreeMap<>(nativePrices));
            pools = List.copyOf(pools);
            feePolicies = feePolicies == null ? null : List.copyOf(feePolicies);
            entries = entries == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(entries));
            quotes = quotes == null ? null : List.copyOf(quotes);
            own = own == null ? null : Collections.unmodifiableSortedMap(new TreeMap<>(own));
        }

        /** The cut of this batch, whose orders are charged this unless they have terms of their own. */
        static AuctionCut of(Batch batch, List<ChargedPolicy> common) {
            SortedMap<OrderUid, Uint256> fillable = new TreeMap<>();
            SortedMap<OrderUid, BookEntry> entries = new TreeMap<>();
            SortedMap<OrderUid, OwnTerms> own = new TreeMap<>();
            for (AuctionOrder order : batch.orders()) {
                fillable.put(order.uid(), order.fillable());
                if (order.entry() != null) {
                    entries.put(order.uid(), order.entry());
                }
                if (!order.hooks().isEmpty() || !order.feePolicies().equals(common)) {
                    own.put(order.uid(), new OwnTerms(order.hooks(), order.feePolicies()));
                }
            }
            return new AuctionCut(
                    batch.auctionId(),
                    BatchHash.of(batch),
                    batch.cutAt(),
                    batch.seed(),
                    batch.block().number(),
                    batch.block().hash(),
                    fillable,
                    batch.nativePrices(),
                    batch.pools(),
                    common,
                    entries.isEmpty() ? null : entries,
                    batch.quotes().isEmpty() ? null : batch.quotes(),
                    own.isEmpty() ? null : own);
        }

        /** What an order of the batch has of its own; empty if nothing, or in a journal from before any could. */
        public Optional<OwnTerms> ownOf(OrderUid uid) {
            return own == null ? Optional.empty() : Optional.ofNullable(own.get(uid));
        }
    }

    /**
     * Makers were asked for quotes.
     *
     * @param answers what became of each request
     * @param isOffered whether a batch offers the good ones; if not, all of them are released at once
     */
    record MakersAnswered(long auctionId, List<MakerAnswer> answers, boolean isOffered) implements LaneEvent {
        public MakersAnswered {
            answers = List.copyOf(answers);
        }
    }

    /**
     * A settlement failed because a maker did not stand by a quote.
     *
     * @param hash names the quote
     * @param code how the maker did not
     * @param evidence what shows it, in words
     */
    record MakerFaulted(JobId job, Address maker, Bytes32 hash, MakerFault code, String evidence)
            implements LaneEvent {}

    /** A solver committed to a bid; its receipt is given only after this is journaled. */
    record BidCommitted(SignedCommitment signed, long receivedAt) implements LaneEvent {}

    /**
     * What an auction was told before it was decided: the decision that follows can be made again from it.
     *
     * @param hash of the evidence, told to everybody with the decision
     */
    record AuctionJudged(long auctionId, AuctionEvidence evidence, Bytes32 hash) implements LaneEvent {}

    /** By which rules the solvers that won an auction are rewarded once its awards are settled or have lapsed. */
    record RewardsOffered(long auctionId, RewardRules rules) implements LaneEvent {}

    /**
     * A solver failed its duty in an auction.
     *
     * @param evidence what shows it, in words; what signatures show is among what the auction was judged from
     */
    record SolverFaulted(long auctionId, Address solver, SolverFault fault, String evidence) implements LaneEvent {}

    /** An auction ended without a decision, because the auctioneer stopped before the award. */
    record AuctionAborted(long auctionId) implements LaneEvent {}

    /** An auction was decided; each award is in force from now on. */
    record AuctionClosed(Competition competition, List<AwardedBundle> awards) implements LaneEvent {
        public AuctionClosed {
            awards = List.copyOf(awards);
        }
    }

    /**
     * A transaction for a job was signed. It is broadcast only after this is journaled, and only these bytes are.
     *
     * @param maxFeePerGas wei
     * @param maxPriorityFeePerGas wei
     * @param cancels whether it only spends the nonce, because the award can settle no more
     * @param signedAt unix milliseconds
     */
    record TransactionSigned(
            JobId job,
            Bytes32 transaction,
            Bytes raw,
            Uint256 maxFeePerGas,
            Uint256 maxPriorityFeePerGas,
            boolean cancels,
            long signedAt)
            implements LaneEvent {}

    /** The settlement is in a block. */
    record SettlementMined(JobId job, MinedSettlement settlement) implements LaneEvent {}

    /** A reorganisation took the settlement out of its block again. */
    record SettlementReturned(JobId job) implements LaneEvent {}

    /** The settlement's block is at finality depth. */
    record SettlementFinal(JobId job) implements LaneEvent {}

    /** The transaction is in a block and failed; the award stays in force until its deadline. */
    record SettlementReverted(JobId job, Bytes32 transaction, long gasUsed, Uint256 effectiveGasPrice, String reason)
            implements LaneEvent {}

    /** A block at finality depth is past the award's deadline, and there is no settlement: there never will be one. */
    record AwardLapsed(JobId job) implements LaneEvent {}

    /** The job's nonce is spent for good and its award is settled or lapsed: there is nothing left to do for it. */
    record JobFinished(JobId job) implements LaneEvent {}
}
