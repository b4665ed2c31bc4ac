package io.walras.protocol.wire.arbitration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.protocol.auction.Arbitrator;
import io.walras.protocol.auction.Bid;
import io.walras.protocol.auction.Ranking;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.arbitration.ArbitrationFile.FiledBid;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * The verdict on one auction file. The same auction gives the same text, whatever the order of its bids: the order of keys
 * is fixed, addresses are lower case, text is ASCII.
 */
public final class Arbitration {
    /** Bytes of the longest file that is read. */
    public static final int MAX_BYTES = ArbitrationFile.MAX_BYTES;

    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private final List<BidId> ids;
    private final Ranking ranking;

    private Arbitration(List<BidId> ids, Ranking ranking) {
        this.ids = ids;
        this.ranking = ranking;
    }

    /**
     * Reads an auction file and judges its bids.
     *
     * @throws MalformedJsonException naming the first place that is not as the format demands
     */
    public static Arbitration of(byte[] file) {
        ArbitrationFile auction = ArbitrationFile.read(file);
        // The arbiter knows ids as numbers; a file's id becomes its place among the file's ids.
        List<BidId> ids =
                auction.bids().stream().map(FiledBid::id).sorted().distinct().toList();
        List<Bid> bids = auction.bids().stream()
                .map(bid ->
                        new Bid(Uint256.of(Collections.binarySearch(ids, bid.id())), bid.solver(), bid.executions()))
                .toList();
        return new Arbitration(ids, Arbitrator.rank(auction.terms(), bids));
    }

    /** The verdict as JSON on one line. */
    public String toJson() {
        return write(tree());
    }

    /** Several verdicts as one JSON object on one line, keyed by name in the map's order. */
    public static String toJson(SortedMap<String, Arbitration> byName) {
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        byName.forEach((name, arbitration) -> all.set(name, arbitration.tree()));
        return write(all);
    }

    private ObjectNode tree() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode ranked = root.putArray("ranked");
        for (Ranking.RankedBid bid : ranking.ranked()) {
            ObjectNode entry = ranked.addObject();
            entry.set("id", id(bid.bid()).toJson());
            entry.put("solver", bid.bid().solver().toString());
            entry.put("score", bid.score().toString());
            entry.put("isWinner", bid.isWinner());
            entry.put("filteredOut", bid.isFilteredOut());
        }
        ObjectNode references = root.putObject("referenceScores");
        ranking.referenceScores().forEach((solver, score) -> references.put(solver.toString(), score.toString()));
        ArrayNode dropped = root.putArray("dropped");
        for (Ranking.DroppedBid bid : ranking.dropped()) {
            ObjectNode entry = dropped.addObject();
            entry.set("id", id(bid.bid()).toJson());
            entry.put("reason", bid.reason().code().name());
        }
        if (ranking.proof() != null) {
            write(root, ranking.proof());
        }
        return root;
    }

    private static void write(ObjectNode root, Ranking.Proof proof) {
        root.put("optimal", proof.hasGreatestTotal());
        root.put("gap", proof.gap().toString());
        if (proof.hasOpenTies()) {
            root.put("tiesOpen", true);
        }
        if (!proof.unprovenReferences().isEmpty()) {
            ArrayNode unproven = root.putArray("unprovenReferences");
            proof.unprovenReferences().forEach(solver -> unproven.add(solver.toString()));
        }
    }

    private BidId id(Bid bid) {
        return ids.get(bid.id().toBigInteger().intValueExact());
    }

    private static String write(ObjectNode tree) {
        try {
            return WRITER.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of strings and numbers cannot be written", impossible);
        }
    }
}
