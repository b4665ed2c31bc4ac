package io.walras.protocol.wire.order;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a client needs to know of a deployment: {@code GET /api/v1/config}.
 *
 * @param version of the auctioneer
 * @param auction times of the auction in milliseconds, by name
 */
public record ConfigJson(
        String version,
        long chainId,
        Contracts contracts,
        Domain domain,
        Limits limits,
        SortedMap<String, Long> auction) {

    /**
     * The contracts; {@code vaultRelayer} is the allowance holder under the name that CoW's clients know.
     *
     * @param quoteSettler takes makers' quotes; null where there is none, and no quote can be taken
     * @param hooksTrampoline makes the calls that owners of orders ask for; null where there is none, and no order may
     *     have hooks
     * @param ethFlow takes native coin and announces the orders that sell it; null where no such orders are taken in
     */
    public record Contracts(
            Address settlement,
            Address allowanceHolder,
            Address vaultRelayer,
            Address executor,
            Address registry,
            Address wrappedNative,
            @Nullable Address quoteSettler,
            @Nullable Address hooksTrampoline,
            @Nullable Address ethFlow) {}

    /** The EIP-712 domain that orders and cancellations are signed in. */
    public record Domain(String name, String version, long chainId, Address verifyingContract, Bytes32 separator) {}

    /**
     * Every limit that is enforced; bytes, milliseconds, or a count.
     *
     * @param minValiditySeconds how long an order must be valid at least
     * @param maxValiditySeconds how long it may be valid at most; presigned orders may be valid for ever
     * @param openOrders of all owners together, those that wait for a presignature not counted
     * @param restingOrdersPerOwner open orders of one owner in books, which are not among {@code openOrdersPerOwner}
     * @param restingOrdersPerMarket those of them in one book
     * @param switches dead-man switches that may be armed, of all owners
     * @param pendingPresigns orders that may wait for a presignature, of all owners
     * @param pendingPresignSeconds how long an order waits for a presignature before it is given up
     * @param signedAtMillis how far {@code signedAt} of what owners sign may be from the auctioneer's time
     * @param switchMinMillis how far ahead a dead-man switch is armed at least
     * @param switchMaxMillis how far ahead it is armed at most
     * @param unprovenOrdersPerAddress of the schemes presign and eip1271, for each client address
     * @param ordersUnderExamination orders that may be checked at once; a further one is answered 503
     */
    public record Limits(
            int bodyBytes,
            int batchBytes,
            int uriBytes,
            int headBytes,
            int headers,
            int headerBytes,
            RequestLimits json,
            int appDataBytes,
            int hooksPerOrder,
            long hookGasPerOrder,
            int uidsPerCancellation,
            int uidsPerLookup,
            int ordersPerBatch,
            Page page,
            long minValiditySeconds,
            long maxValiditySeconds,
            int openOrders,
            int openOrdersPerOwner,
            int restingOrdersPerOwner,
            int restingOrdersPerMarket,
            int switches,
            int pendingPresigns,
            int pendingPresignsPerOwner,
            long pendingPresignSeconds,
            long signedAtMillis,
            long switchMinMillis,
            long switchMaxMillis,
            int ordersUnderExamination,
            long contractSignatureGas,
            Rate requestsPerAddress,
            Rate cancellationsPerAddress,
            Rate ordersPerOwner,
            Rate unprovenOrdersPerAddress,
            long headMillis,
            long bodyMillis,
            long writeMillis,
            long requestMillis,
            long idleMillis,
            int connections,
            int connectionsPerAddress,
            MarketStreams marketStreams,
            Quotes quotes) {}

    /**
     * Limits of quotes.
     *
     * @param underWay quotes that are made at once
     * @param solveMillis how long solvers may take, and {@code longestSolveMillis} if a client asks for it
     * @param expirySeconds how long an order can be linked to its quote, and {@code slowExpirySeconds} if a contract or a
     *     transaction has to sign it
     * @param all of all clients together
     */
    public record Quotes(
            int underWay,
            long solveMillis,
            long longestSolveMillis,
            long expirySeconds,
            long slowExpirySeconds,
            int kept,
            Rate all,
            Rate perAddress) {}

    /**
     * Limits of the streams of market data.
     *
     * @param streams at once, of all clients
     * @param subscriptions of one WebSocket
     * @param requestBytes of one message on a WebSocket
     * @param requests on one WebSocket
     */
    public record MarketStreams(
            int streams, int streamsPerAddress, int subscriptions, int requestBytes, Rate requests) {}

    /** Entries of one page of a list. */
    public record Page(int min, int max, int byDefault) {}

    /** A token bucket: so many at once, so many a second in the long run. */
    public record Rate(int perSecond, int burst) {}
}
