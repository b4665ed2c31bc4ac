package io.walras.auctioneer.settle;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.lane.AwardedBundle;
import io.walras.auctioneer.lane.LaneEvent.TransactionSigned;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.auctioneer.lane.SettlementJob.Attempt;
import io.walras.protocol.auction.Award;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.OrderFill;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.QuoteReader;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.testing.Stage;
import io.walras.settlement.testing.Trades;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Awards of bundles that settle on a {@link Stage}, and the desk that looks after them. */
record StagedAwards(Stage stage, Trades trades) {
    static final int DEPTH = 3;
    static final long GAS_LIMIT = 3_000_000;
    static final Duration BUMP_AFTER = Duration.ofSeconds(30);

    /** A job without transactions; {@code later} tells which of the submitter's next nonces it spends. */
    SettlementJob job(Trades.Checked checked, int later) {
        Award award = trades.award(checked.bundle());
        Bytes signature = trades.signature(award);
        AwardedBundle awarded = new AwardedBundle(
                award,
                signature,
                stage.head().number(),
                Uint256.ONE,
                checked.bundle().callData(award, signature),
                stage.reader().transactionCount(Stage.SUBMITTER.address()) + later,
                GAS_LIMIT,
                checked.bundle().usesLiquidity(),
                fills(checked),
                null);
        return new SettlementJob(awarded, List.of(), null, null, false);
    }

    /** What the bundle does to each order, as the lane reserves it. */
    static SortedMap<OrderUid, OrderFill> fills(Trades.Checked checked) {
        SortedMap<OrderUid, OrderFill> fills = new TreeMap<>();
        for (VerifiedFill fill : checked.fills()) {
            fills.put(
                    fill.order().uid(),
                    new OrderFill(
                            1,
                            fill.userIn(),
                            fill.userOut(),
                            fill.networkFee(),
                            fill.protocolFee(),
                            OrderFill.Phase.LIVE));
        }
        return fills;
    }

    /** The job after the lane has journaled the transaction. */
    static SettlementJob with(SettlementJob job, TransactionSigned signed) {
        List<Attempt> attempts = new ArrayList<>(job.attempts());
        attempts.add(new Attempt(
                signed.transaction(),
                signed.raw(),
                signed.maxFeePerGas(),
                signed.maxPriorityFeePerGas(),
                signed.cancels(),
                signed.signedAt()));
        return new SettlementJob(job.award(), attempts, null, null, false);
    }

    QuoteReader quoteReader() {
        return new QuoteReader(
                stage.rpc,
                stage.deployment.contracts().allowanceHolder(),
                Objects.requireNonNull(stage.deployment.contracts().quoteSettler()),
                stage.deployment.chainId());
    }

    SettlementDesk desk(JsonRpc rpc, InstantSource clock, MeterRegistry meters) {
        SubmissionSettings settings =
                new SubmissionSettings(Duration.ofSeconds(1), Uint256.powerOfTen(12), Trades.TIP, BUMP_AFTER);
        return new SettlementDesk(
                rpc,
                stage.deployment.chainId(),
                stage.settlement(),
                stage.deployment.contracts().executor(),
                quoteReader(),
                DEPTH,
                Stage.SUBMITTER,
                settings,
                clock,
                meters);
    }
}
