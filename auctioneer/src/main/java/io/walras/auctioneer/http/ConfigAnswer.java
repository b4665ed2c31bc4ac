package io.walras.auctioneer.http;

import io.walras.auctioneer.intake.InstructionIntake;
import io.walras.auctioneer.intake.IntakeSettings;
import io.walras.auctioneer.intake.Rate;
import io.walras.auctioneer.intake.TermsCheck;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.auctioneer.quote.QuoteSettings;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.wire.market.StreamRequest;
import io.walras.protocol.wire.order.AppDataDocument;
import io.walras.protocol.wire.order.ConfigJson;
import io.walras.protocol.wire.order.OrderBatch;
import io.walras.protocol.wire.order.OrderCancellations;
import io.walras.protocol.wire.order.OrderUids;

/** Tells the deployment and every limit that is enforced. */
final class ConfigAnswer {
    private ConfigAnswer() {}

    static ConfigJson of(Deployment deployment, HttpSettings http, IntakeSettings intake, QuoteSettings quotes) {
        Eip712Domain domain = deployment.domain();
        return new ConfigJson(
                deployment.version(),
                domain.chainId(),
                new ConfigJson.Contracts(
                        deployment.settlement(),
                        deployment.allowanceHolder(),
                        deployment.allowanceHolder(),
                        deployment.executor(),
                        deployment.registry(),
                        deployment.wrappedNative(),
                        deployment.quoteSettler(),
                        deployment.hooksTrampoline(),
                        deployment.ethFlow()),
                new ConfigJson.Domain(
                        domain.name(),
                        domain.version(),
                        domain.chainId(),
                        domain.verifyingContract(),
                        domain.separator()),
                limits(deployment, http, intake, quotes),
                deployment.auctionMillis());
    }

    private static ConfigJson.Limits limits(
            Deployment deployment, HttpSettings http, IntakeSettings intake, QuoteSettings quotes) {
        return new ConfigJson.Limits(
                http.maxBodyBytes(),
                http.maxBatchBytes(),
                http.maxUriBytes(),
                http.maxHeadBytes(),
                http.maxHeaders(),
                http.maxHeaderBytes(),
                http.json(),
                AppDataDocument.MAX_BYTES,
                TermsCheck.MAX_HOOKS,
                TermsCheck.MAX_HOOK_GAS,
                OrderCancellations.MAX_UIDS,
                OrderUids.MAX_UIDS,
                OrderBatch.MAX_ORDERS,
                new ConfigJson.Page(1, Ledger.Page.MAX_LIMIT, Pages.DEFAULT_LIMIT),
                intake.minValidity().toSeconds(),
                intake.maxValidity().toSeconds(),
                deployment.pool().maxOpenOrders(),
                deployment.pool().maxOpenOrdersPerOwner(),
                deployment.pool().resting().maxPerOwner(),
                deployment.pool().resting().maxPerOwnerAndMarket(),
                deployment.pool().resting().maxSwitches(),
                deployment.pool().presign().maxPending(),
                deployment.pool().presign().maxPendingPerOwner(),
                deployment.pool().presign().lifetimeSeconds(),
                InstructionIntake.CLOCK_SKEW.toMillis(),
                InstructionIntake.SHORTEST.toMillis(),
                InstructionIntake.LONGEST.toMillis(),
                intake.maxInFlight(),
                intake.contractSignatureGas(),
                rate(http.requestsPerAddress()),
                rate(http.cancellationsPerAddress()),
                rate(intake.ordersPerOwner()),
                rate(intake.unprovenPerAddress()),
                http.headTimeout().toMillis(),
                http.bodyTimeout().toMillis(),
                http.writeTimeout().toMillis(),
                http.requestTimeout().toMillis(),
                http.idleTimeout().toMillis(),
                http.maxConnections(),
                http.maxConnectionsPerAddress(),
                new ConfigJson.MarketStreams(
                        http.streams().maxStreams(),
                        http.streams().maxStreamsPerAddress(),
                        http.streams().maxSubscriptions(),
                        StreamRequest.MAX_BYTES,
                        rate(http.streams().requests())),
                new ConfigJson.Quotes(
                        quotes.maxInFlight(),
                        quotes.solveTime().toMillis(),
                        quotes.longestSolveTime().toMillis(),
                        quotes.expiry().toSeconds(),
                        quotes.slowExpiry().toSeconds(),
                        quotes.maxKept(),
                        rate(quotes.all()),
                        rate(quotes.perAddress())));
    }

    private static ConfigJson.Rate rate(Rate rate) {
        return new ConfigJson.Rate(rate.perSecond(), rate.burst());
    }
}
