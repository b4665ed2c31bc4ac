package io.walras.protocol.wire.arbitration;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.protocol.auction.ArbitrationTerms;
import io.walras.protocol.auction.FeePolicy;
import io.walras.protocol.auction.ScoringTerms;
import io.walras.protocol.auction.SelectionPolicy;
import io.walras.protocol.bundle.Execution;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.wire.Json;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.JsonLimits;
import io.walras.protocol.wire.MalformedJsonException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * One auction file, read strictly: a value that is not of its type makes the whole file malformed; a bid whose values
 * make no sense is the arbiter's to drop.
 */
record ArbitrationFile(ArbitrationTerms terms, List<FiledBid> bids) {
    /** Bytes of the longest file that is read. */
    static final int MAX_BYTES = 64 << 20;

    private static final int MAX_STRING_LENGTH = 8_192;
    private static final ObjectMapper MAPPER =
            Json.strict(new JsonLimits(MAX_BYTES, MAX_STRING_LENGTH, JsonLimits.UID_NAME_LENGTH));

    /** A bid under the id that the file gives it. */
    record FiledBid(BidId id, Address solver, List<Execution> executions) {}

    ArbitrationFile {
        bids = List.copyOf(bids);
    }

    /** @throws MalformedJsonException naming the first place that is not as the format demands */
    static ArbitrationFile read(byte[] document) {
        JsonCursor root = Json.parse(MAPPER, document);
        SelectionPolicy policy = policy(root);
        int maxWinners = (int) root.field("maxWinners").integer(1, Integer.MAX_VALUE);
        ScoringTerms scoring = scoring(root);
        Bytes32 seed = root.optional("seed").map(JsonCursor::bytes32).orElse(Bytes32.ZERO);
        Address wrappedNative =
                root.optional("wrappedNative").map(JsonCursor::address).orElse(null);
        List<FiledBid> bids = root.field("solutions").list(ArbitrationFile::bid);
        return new ArbitrationFile(new ArbitrationTerms(policy, maxWinners, scoring, seed, wrappedNative), bids);
    }

    private static SelectionPolicy policy(JsonCursor root) {
        long nodeBudget = root.optional("nodeBudget")
                .map(field -> field.integer(1, Long.MAX_VALUE))
                .orElse(SelectionPolicy.Exact.DEFAULT_NODE_BUDGET);
        return root.field("policy")
                .scalar(
                        name -> SelectionPolicy.ofWireName(name, nodeBudget),
                        "not a policy this version knows; it knows greedy and exact");
    }

    private static ScoringTerms scoring(JsonCursor root) {
        SortedMap<OrderUid, List<FeePolicy>> policies =
                root.field("feePolicies").map(OrderUid::parse, list -> list.list(FeePolicyReader::read));
        return new ScoringTerms(
                policies,
                root.field("nativePrices").map(Address::parse, JsonCursor::amountOrInteger),
                new TreeSet<>(root.field("surplusCapturingJitOrderOwners").list(JsonCursor::address)));
    }

    private static FiledBid bid(JsonCursor solution) {
        return new FiledBid(
                BidId.read(solution.field("id")),
                solution.field("solver").address(),
                solution.field("orders").list(ArbitrationFile::execution));
    }

    private static Execution execution(JsonCursor order) {
        return new Execution(
                order.field("uid").uid(),
                order.field("side").scalar(OrderKind::ofWireName, "neither sell nor buy"),
                order.field("sellToken").address(),
                order.field("buyToken").address(),
                order.field("sellAmount").amountOrInteger(),
                order.field("buyAmount").amountOrInteger(),
                order.field("executedSell").amountOrInteger(),
                order.field("executedBuy").amountOrInteger());
    }
}
