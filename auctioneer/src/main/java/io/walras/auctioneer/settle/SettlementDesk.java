package io.walras.auctioneer.settle;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.JobSighting;
import io.walras.auctioneer.lane.JobSighting.Place;
import io.walras.auctioneer.lane.LaneEvent.MakerFaulted;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.auctioneer.lane.MinedSettlement;
import io.walras.auctioneer.lane.MinedSettlement.MinedTrade;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.auctioneer.lane.SettlementJob.Attempt;
import io.walras.auctioneer.rfq.MakerFaults;
import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.chain.QuoteReader;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.submit.Broadcast;
import io.walras.settlement.submit.Broadcaster;
import io.walras.settlement.submit.FaultReplay;
import io.walras.settlement.submit.GasFees;
import io.walras.settlement.submit.GasPriceRules;
import io.walras.settlement.submit.NextMove;
import io.walras.settlement.submit.Observation;
import io.walras.settlement.submit.Receipt;
import io.walras.settlement.submit.RevertReplay;
import io.walras.settlement.submit.SettlementObserver;
import io.walras.settlement.submit.SignedTransaction;
import io.walras.settlement.submit.TransactionRequest;
import io.walras.settlement.submit.Watched;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the chain for the lane's unfinished jobs, one pass at a time, and does what is due: signs what has no
 * transaction, sends what the node does not know, replaces what is stuck or pointless. A transaction it signs is only
 * handed back; it is sent in a later pass, once the lane has journaled it. All calls block.
 */
public final class SettlementDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SettlementDesk.class);

    private final SettlementObserver observer;
    private final RevertReplay replay;
    private final FaultReplay faults;
    private final Broadcaster broadcaster;
    private final PrivateKey submitter;
    private final long chainId;
    private final SettlementEvents events;
    private final GasPriceRules prices;
    private final SubmissionSettings settings;
    private final InstantSource clock;
    private final MeterRegistry meters;
    private final @Nullable MakerFaults makerFaults;

    /** What a pass found out and what it signed. */
    public record Pass(List<TransactionSigned> signed, List<JobSighting> sightings) {
        public Pass {
            signed = List.copyOf(signed);
            sightings = List.copyOf(sightings);
        }
    }

    /**
     * A desk that sends from {@code submitter} to {@code settlement} on the chain of this id.
     *
     * @param executor makes the calls of solvers' bundles
     * @param quotes reads what is behind makers' quotes; null where none are taken
     */
    public SettlementDesk(
            JsonRpc rpc,
            long chainId,
            Address settlement,
            Address executor,
            @Nullable QuoteReader quotes,
            int finalityDepth,
            PrivateKey submitter,
            SubmissionSettings settings,
            InstantSource clock,
            MeterRegistry meters) {
        this.observer = new SettlementObserver(rpc, settlement, finalityDepth);
        this.replay = new RevertReplay(rpc);
        this.makerFaults = quotes == null ? null : new MakerFaults(quotes);
        this.faults = new FaultReplay(rpc, settlement, executor);
        this.broadcaster = new Broadcaster(rpc);
        this.submitter = submitter;
        this.chainId = chainId;
        this.events = new SettlementEvents(settlement);
        this.prices = new GasPriceRules(settings.priorityFeePerGas(), settings.maxFeePerGas(), settings.maxFeePerGas());
        this.settings = settings;
        this.clock = clock;
        this.meters = meters;
    }

    /** One pass over the jobs, in the order of their nonces. */
    public Pass look(List<SettlementJob> jobs) {
        List<TransactionSigned> signed = new ArrayList<>();
        List<JobSighting> sightings = new ArrayList<>();
        for (SettlementJob job : jobs) {
            try {
                Observation seen = observer.observe(watched(job));
                // First what is due: a settlement whose events make no sense must not keep its nonce from being spent.
                move(job, seen).ifPresent(signed::add);
                sightings.add(sighting(job, seen));
                count("learned");
            } catch (ChainUnavailable nothingLearned) {
                nothingLearned(job, "unavailable", nothingLearned);
            } catch (AbiReader.Malformed notWhatTheContractEmits) {
                nothingLearned(job, "malformed", notWhatTheContractEmits);
            }
        }
        return new Pass(signed, sightings);
    }

    /** The next pass asks again; the job stays as it is, its orders are in no other award, and the other jobs go on. */
    private void nothingLearned(SettlementJob job, String outcome, RuntimeException reason) {
        count(outcome);
        LOG.atWarn()
                .addKeyValue("auctionId", job.award().award().auctionId())
                .addKeyValue("outcome", outcome)
                .addKeyValue("reason", reason.getMessage())
                .log("nothing learned about a settlement");
    }

    private void count(String outcome) {
        meters.counter("walras.settlement.looks", "outcome", outcome).increment();
    }

    private Watched watched(SettlementJob job) {
        Award award = job.award().award();
        return new Watched(
                award.auctionId(),
                award.bundleHash(),
                award.deadline(),
                job.award().cutBlock(),
                submitter.address(),
                job.award().nonce(),
                job.attempts().stream().map(Attempt::transaction).toList());
    }

    /** Does what is due for the job, or gives the transaction that has to be journaled first. */
    private Optional<TransactionSigned> move(SettlementJob job, Observation seen) {
        Attempt latest = job.attempts().isEmpty() ? null : job.attempts().getLast();
        GasFees fees = latest == null ? null : new GasFees(latest.maxFeePerGas(), latest.maxPriorityFeePerGas());
        boolean cancelled = latest != null && latest.cancels();
        boolean overdue = latest != null
                && clock.millis() - latest.signedAt() > settings.bumpAfter().toMillis();
        long deadline = job.award().award().deadline();
        return switch (NextMove.of(seen, deadline, fees, cancelled, overdue, prices)) {
            case NextMove.Wait ignored -> Optional.empty();
            case NextMove.Send ignored
            when latest == null ->
                Optional.of(sign(job, settle(job, prices.first(seen.head().baseFeePerGas())), false));
            case NextMove.Send ignored -> {
                send(job, latest);
                yield Optional.empty();
            }
            case NextMove.Replace replace -> Optional.of(sign(job, settle(job, replace.fees()), false));
            case NextMove.Cancel cancel -> {
                TransactionRequest request =
                        TransactionRequest.cancel(chainId, job.award().nonce(), submitter.address(), cancel.fees());
                yield Optional.of(sign(job, request, true));
            }
        };
    }

    private void send(SettlementJob job, Attempt attempt) {
        Broadcast answer = broadcaster.send(attempt.raw());
        LOG.atInfo()
                .addKeyValue("auctionId", job.award().award().auctionId())
                .addKeyValue("tx", attempt.transaction())
                .addKeyValue("answer", answer.outcome())
                .addKeyValue("detail", answer.detail())
                .log("transaction sent");
    }

    private TransactionRequest settle(SettlementJob job, GasFees fees) {
        return new TransactionRequest(
                chainId,
                job.award().nonce(),
                new TransactionRequest.Call(
                        events.settlement(), Uint256.ZERO, job.award().callData()),
                job.award().gasLimit(),
                fees);
    }

    private TransactionSigned sign(SettlementJob job, TransactionRequest request, boolean cancels) {
        SignedTransaction transaction = request.sign(submitter);
        return new TransactionSigned(
                job.award().job(),
                transaction.hash(),
                transaction.raw(),
                request.fees().maxFeePerGas(),
                request.fees().maxPriorityFeePerGas(),
                cancels,
                clock.millis());
    }

    private JobSighting sighting(SettlementJob job, Observation seen) {
        boolean deadlinePassed = seen.deadlinePassedFinally(job.award().award().deadline());
        boolean lapses = deadlinePassed && seen.settled() == null && !job.isLapsed();
        List<MakerFaulted> makers = lapses ? makerFaults(job, seen.spent()) : List.of();
        return new JobSighting(
                job.award().job(),
                place(job, seen),
                isFinal(seen),
                deadlinePassed,
                lapses && makers.isEmpty() ? solversFault(job, seen.spent()) : null,
                makers);
    }

    /** What was in no block failed for no maker's fault: quotes hold until their time is over, and no longer. */
    private List<MakerFaulted> makerFaults(SettlementJob job, @Nullable Receipt spent) {
        return makerFaults == null || spent == null || spent.success()
                ? List.of()
                : makerFaults.of(job.award().job(), job.award().taken(), spent.blockNumber());
    }

    /** Asked once for each award that lapses; a solver is blamed only for what its own calls do. */
    private @Nullable String solversFault(SettlementJob job, @Nullable Receipt spent) {
        AwardedBundle award = job.award();
        FaultReplay.Verdict verdict = spent != null && !spent.success()
                ? faults.afterFailure(submitter.address(), award.callData(), spent.blockNumber())
                : faults.withoutTransaction(submitter.address(), award.callData(), award.cutBlock());
        LOG.atInfo()
                .addKeyValue("auctionId", award.award().auctionId())
                .addKeyValue("solver", award.award().solver())
                .addKeyValue("verdict", verdict)
                .log("an award was not settled");
        return verdict instanceof FaultReplay.Verdict.SolversFault(String evidence) ? evidence : null;
    }

    /** Final is what cannot change any more: the nonce is spent, and a settlement, if there is one, is as deep. */
    private static boolean isFinal(Observation seen) {
        Receipt settled = seen.settled();
        boolean settledFinally =
                settled == null || settled.blockNumber() <= seen.finalized().number();
        return seen.nonceSpentFinally() && settledFinally;
    }

    private @Nullable Place place(SettlementJob job, Observation seen) {
        Receipt settled = seen.settled();
        Receipt spent = seen.spent();
        if (settled != null) {
            return new Place.Settled(settled(settled));
        }
        return spent == null || spent.success() ? null : failed(job, spent);
    }

    private Place failed(SettlementJob job, Receipt receipt) {
        boolean known = Objects.equals(job.reverted(), receipt.transaction());
        String reason = known ? "" : replay.why(receipt).toString();
        return new Place.Failed(receipt.transaction(), receipt.gasUsed(), receipt.effectiveGasPrice(), reason);
    }

    private MinedSettlement settled(Receipt receipt) {
        List<MinedTrade> trades = events.trades(receipt.logs()).stream()
                .map(trade -> new MinedTrade(
                        trade.logIndex(),
                        trade.uid(),
                        trade.owner(),
                        trade.sellToken(),
                        trade.buyToken(),
                        trade.sellAmount(),
                        trade.buyAmount(),
                        trade.feeAmount()))
                .toList();
        return new MinedSettlement(
                receipt.transaction(),
                receipt.blockNumber(),
                receipt.blockHash(),
                receipt.gasUsed(),
                receipt.effectiveGasPrice(),
                trades);
    }
}
