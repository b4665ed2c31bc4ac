package io.walras.auctioneer.ledger;

import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobId;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.ledger.OrderIncident.Kind;
import io.walras.protocol.auction.Competition;
import io.walras.protocol.auction.UserSurplus;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.PooledOrder.Closing;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes what an event of the lane means into the query tables. A function of the events alone. */
final class Projector {
    private final OrderTable orders;
    private final FillTable fills;
    private final AuctionTable auctions;
    private final SettlementTable settlements;
    private final SubmissionTable submissions;
    private final TradeTable trades;
    private final IncidentTable incidents;
    private final DutyTable duties;
    private final RewardTable rewards;
    private final QuoteRecordTable quotes;
    private final MarketTables markets;
    private final MakerProjector makers;

    Projector(Sql sql) {
        this.orders = new OrderTable(sql);
        this.fills = new FillTable(sql);
        this.auctions = new AuctionTable(sql);
        this.settlements = new SettlementTable(sql);
        this.submissions = new SubmissionTable(sql);
        this.trades = new TradeTable(sql);
        this.incidents = new IncidentTable(sql);
        this.duties = new DutyTable(sql);
        this.rewards = new RewardTable(sql);
        this.quotes = new QuoteRecordTable(sql);
        this.markets = new MarketTables(sql);
        this.makers = new MakerProjector(sql);
    }

    /** The makers that were told something by what was written. */
    SortedSet<Address> makersTold() {
        return makers.told();
    }

    /** Writes the event that has this number in the journal, and tells what it means to the markets. */
    List<MarketNews> apply(long sequenceNumber, LaneRecord record) {
        write(sequenceNumber, record);
        return markets.takeNews();
    }

    private void write(long sequenceNumber, LaneRecord record) {
        At at = new At(sequenceNumber, record.at());
        makers.apply(record.event(), record.at());
        switch (record.event()) {
            case LaneEvent.OrderChanged changed -> order(at, changed.change());
            case LaneEvent.AuctionCut cut -> auctions.open(cut, record.at(), sequenceNumber);
            case LaneEvent.MakersAnswered ignored -> {
                // Of interest to makers alone.
            }
            case LaneEvent.MakerFaulted ignored -> {
                // Of interest to makers alone.
            }
            case LaneEvent.BidCommitted ignored -> {
                // Told when the auction is decided.
            }
            case LaneEvent.AuctionJudged judged -> auctions.judge(judged);
            case LaneEvent.RewardsOffered offered -> rewards.offer(offered);
            case LaneEvent.SolverFaulted faulted -> duties.fault(at.sequenceNumber(), at.millis(), faulted);
            case LaneEvent.AuctionAborted aborted -> auctions.abort(aborted.auctionId());
            case LaneEvent.AuctionClosed closed -> closed(at, closed);
            case LaneEvent.TransactionSigned signed -> signed(at, signed);
            case LaneEvent.SettlementMined mined -> mined(at, mined);
            case LaneEvent.SettlementReturned returned -> {
                leftItsBlock(returned.job());
                settled(at, returned.job(), Kind.RETURNED, null, null);
            }
            case LaneEvent.SettlementFinal last -> {
                duties.settled(settlements.solver(last.job()), at.millis());
                quotes.settled(last.job());
                rewards.settled(last.job(), duties.atFault(last.job().auctionId()));
                settled(at, last.job(), Kind.FINAL, null, null);
            }
            case LaneEvent.SettlementReverted reverted -> reverted(at, reverted);
            case LaneEvent.AwardLapsed lapsed -> {
                rewards.lapsed(lapsed.job(), duties.atFault(lapsed.job().auctionId()));
                settled(at, lapsed.job(), Kind.LAPSED, null, null);
            }
            case LaneEvent.JobFinished ignored -> {
                // Of no interest to anyone but the lane: what became of the job is told by the events before.
            }
        }
    }

    private record At(long sequenceNumber, long millis) {}

    private void order(At at, PoolEvent change) {
        switch (change) {
            case PoolEvent.OfOwner ignored -> {
                // What it did to each order is told by the events that follow.
            }
            case PoolEvent.OfOrder ofOrder -> order(at, ofOrder);
        }
    }

    private void order(At at, PoolEvent.OfOrder change) {
        OrderUid uid = change.uid();
        switch (change) {
            case PoolEvent.OrderAccepted accepted -> {
                orders.accept(accepted);
                Optional.ofNullable(accepted.terms().quote()).ifPresent(quotes::linked);
                note(at, uid, Kind.ACCEPTED, null);
            }
            case PoolEvent.OrderCancelled ignored -> close(at, uid, Closing.CANCELLED, Kind.CANCELLED);
            case PoolEvent.CancelRequested ignored -> close(at, uid, Closing.CANCEL_REQUESTED, Kind.CANCEL_REQUESTED);
            case PoolEvent.OrderInvalidated ignored -> close(at, uid, Closing.INVALIDATED, Kind.INVALIDATED);
            case PoolEvent.OrderDropped dropped -> {
                orders.close(uid, Closing.DROPPED);
                note(at, uid, Kind.DROPPED, dropped.reason().name());
            }
            case PoolEvent.OrderExpired ignored -> {
                // Journals of earlier versions also expire orders that were closed long before.
                if (orders.find(uid).filter(PooledOrder::isOpen).isPresent()) {
                    close(at, uid, Closing.EXPIRED, Kind.EXPIRED);
                }
            }
            case PoolEvent.WaitingChanged changed -> {
                orders.wait(uid, changed.reason());
                note(
                        at,
                        uid,
                        changed.reason() == null ? Kind.RESUMED : Kind.WAITING,
                        changed.reason() == null ? null : changed.reason().name());
            }
            case PoolEvent.FillChanged changed -> fills.put(uid, changed.fill());
            case PoolEvent.FillLapsed lapsed -> fills.remove(uid, lapsed.auctionId());
        }
    }

    private void close(At at, OrderUid uid, Closing closing, Kind kind) {
        orders.close(uid, closing);
        note(at, uid, kind, null);
    }

    private void note(At at, OrderUid uid, Kind kind, @Nullable String reason) {
        incidents.add(uid, at.sequenceNumber(), new OrderIncident(at.millis(), kind, null, null, reason));
    }

    private void closed(At at, LaneEvent.AuctionClosed closed) {
        long auctionId = closed.competition().auctionId();
        auctions.close(closed.competition(), at.sequenceNumber());
        markets.decided(closed.competition());
        NavigableSet<OrderUid> considered = new TreeSet<>();
        closed.competition()
                .solutions()
                .forEach(solution ->
                        solution.orders().stream().map(Execution::uid).forEach(considered::add));
        for (AwardedBundle award : closed.awards()) {
            settlements.award(award, surpluses(closed.competition(), award));
            considered.removeAll(award.fills().keySet());
            settled(at, award.job(), Kind.AWARDED, null, null);
        }
        for (OrderUid uid : considered) {
            if (incidents.latestKind(uid).filter(Kind.CONSIDERED::equals).isEmpty()) {
                incidents.add(
                        uid,
                        at.sequenceNumber(),
                        new OrderIncident(at.millis(), Kind.CONSIDERED, auctionId, null, null));
            }
        }
    }

    private static Function<OrderUid, Uint256> surpluses(Competition competition, AwardedBundle award) {
        SortedMap<OrderUid, Uint256> surpluses = new TreeMap<>();
        competition.solutions().stream()
                .filter(solution -> solution.solver().equals(award.award().solver())
                        && solution.id().equals(award.bundleId()))
                .flatMap(solution -> solution.orders().stream())
                .forEach(execution ->
                        surpluses.put(execution.uid(), UserSurplus.inNative(execution, competition.prices())));
        return uid -> surpluses.getOrDefault(uid, Uint256.ZERO);
    }

    private void signed(At at, LaneEvent.TransactionSigned signed) {
        submissions.signed(signed.job(), signed.transaction());
        if (!signed.cancels()) {
            settled(at, signed.job(), Kind.SUBMITTED, signed.transaction(), null);
        }
    }

    private void mined(At at, LaneEvent.SettlementMined mined) {
        MinedSettlement settlement = mined.settlement();
        markets.unmined(mined.job());
        trades.replace(mined.job(), settlement, at.millis());
        markets.mined(mined.job());
        settlements.mined(mined.job(), settlement);
        submissions.book(mined.job(), settlement.transaction(), settlement.gasUsed(), settlement.effectiveGasPrice());
        settled(at, mined.job(), Kind.MINED, settlement.transaction(), null);
    }

    private void reverted(At at, LaneEvent.SettlementReverted reverted) {
        leftItsBlock(reverted.job());
        submissions.book(reverted.job(), reverted.transaction(), reverted.gasUsed(), reverted.effectiveGasPrice());
        settled(at, reverted.job(), Kind.REVERTED, reverted.transaction(), reverted.reason());
    }

    private void leftItsBlock(JobId job) {
        markets.unmined(job);
        settlements.unmined(job);
        submissions.unbook(job);
    }

    private void settled(At at, JobId job, Kind kind, @Nullable Bytes32 transaction, @Nullable String reason) {
        OrderIncident incident = new OrderIncident(at.millis(), kind, job.auctionId(), transaction, reason);
        settlements.orders(job).forEach(uid -> incidents.add(uid, at.sequenceNumber(), incident));
    }
}
