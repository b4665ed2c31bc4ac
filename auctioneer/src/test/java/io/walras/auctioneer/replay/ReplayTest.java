package io.walras.auctioneer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.walras.auctioneer.journal.StoredJson.UnreadableDocument;
import io.walras.protocol.auction.Competition.Solution;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the submitter's account stood, and what only the node can tell of a transaction: nothing follows from these. */
    private static final Pattern NOT_DECISIVE = Pattern.compile("/awards/0/(nonce|gasLimit)");

    private final AuctionRecord record = new RecordedAuction().held();

    @Test
    void shouldFindNoDifferenceInWhatTheMachinesDecided() {
        assertThat(Replay.of(record)).isEmpty();
        assertThat(Replay.of(AuctionRecord.read(record.text()))).isEmpty();
    }

    @Test
    void shouldReplayAnAuctionInWhichSomethingHappened() {
        assertThat(record.judged().evidence().bids()).hasSize(3);
        assertThat(record.judged().evidence().rounds()).hasSize(3);
        assertThat(record.awards()).hasSize(1);
        assertThat(record.competition().faults())
                .extracting(BidFault::solver)
                .containsExactly(RecordedAuction.SILENT.address());
        assertThat(record.competition().solutions())
                .filteredOn(Solution::isWinner)
                .hasSize(1);
        assertThat(record.awards().getFirst().fills().values())
                .anySatisfy(fill -> assertThat(fill.protocolFee().isZero()).isFalse());
    }

    @Test
    void shouldFindNoDifferenceIfASolverIsKeptOut() {
        Address best = RecordedAuction.BEST.address();
        AuctionRecord kept = new RecordedAuction(new TreeMap<>(Map.of(best, 9_000_000L))).held();

        assertThat(kept.competition().refused())
                .filteredOn(bid -> bid.solver().equals(best))
                .extracting(bid -> bid.reason().code())
                .containsExactly(Code.SolverBlocked);
        assertThat(Replay.of(AuctionRecord.read(kept.text()))).isEmpty();
    }

    @Test
    void shouldFindThatASolverWasKeptOutUntilAnotherTime() {
        SortedMap<Address, Long> blocked = new TreeMap<>(Map.of(RecordedAuction.BEST.address(), 9_000_000L));
        String text = new RecordedAuction(blocked).held().text();
        String later = text.replace("\":9000000}", "\":9000001}");

        assertThat(later).isNotEqualTo(text);
        assertThat(Replay.of(AuctionRecord.read(later))).isPresent();
    }

    /** Every leaf of the record in turn, its first and last digits and letters changed by one. */
    @Test
    void shouldFindEveryChangedByteOfWhatDecides() throws IOException {
        JsonNode root = JSON.readTree(record.text());
        List<String> missed = new ArrayList<>();
        int tried = 0;
        for (String pointer : leaves("", root)) {
            if (NOT_DECISIVE.matcher(pointer).matches()) {
                continue;
            }
            for (JsonNode changed : changes(root.at(pointer))) {
                tried++;
                if (!isFound(with(root, pointer, changed))) {
                    missed.add(pointer + " as " + changed);
                }
            }
        }
        assertThat(missed).isEmpty();
        assertThat(tried).isGreaterThan(300);
    }

    /** Every member of every object in turn, left out. */
    @Test
    void shouldFindEveryMemberThatIsLeftOut() throws IOException {
        JsonNode root = JSON.readTree(record.text());
        List<String> missed = new ArrayList<>();
        for (String pointer : members("", root)) {
            JsonNode copy = root.deepCopy();
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) copy.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
            if (!isFound(copy.toString())) {
                missed.add(pointer);
            }
        }
        assertThat(missed).isEmpty();
    }

    private static List<String> members(String pointer, JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(name -> {
                if (!node.get(name).isNull()) {
                    found.add(pointer + "/" + name);
                }
                found.addAll(members(pointer + "/" + name, node.get(name)));
            });
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(members(pointer + "/" + i, node.get(i)));
        }
        return found;
    }

    private static boolean isFound(String text) {
        try {
            return Replay.of(AuctionRecord.read(text)).isPresent();
        } catch (UnreadableDocument | IllegalArgumentException refused) {
            return true;
        }
    }

    private static List<String> leaves(String pointer, JsonNode node) {
        List<String> found = new ArrayList<>();
        if (node.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> found.addAll(leaves(pointer + "/" + name, node.get(name))));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                found.addAll(leaves(pointer + "/" + i, node.get(i)));
            }
        } else if (!node.isNull()) {
            found.add(pointer);
        }
        return found;
    }

    private static List<JsonNode> changes(JsonNode leaf) {
        if (leaf.isBoolean()) {
            return List.of(JSON.getNodeFactory().booleanNode(!leaf.booleanValue()));
        }
        if (leaf.isIntegralNumber()) {
            return List.of(JSON.getNodeFactory().numberNode(leaf.longValue() + 1));
        }
        String text = leaf.textValue();
        List<JsonNode> changed = new ArrayList<>();
        int last = text.length() - 1;
        for (int at : new TreeSet<>(List.of(Math.min(2, Math.max(last, 0)), text.length() / 2, last))) {
            if (at >= 0) {
                char other = text.charAt(at) == '1' ? '2' : '1';
                changed.add(JSON.getNodeFactory().textNode(text.substring(0, at) + other + text.substring(at + 1)));
            }
        }
        return changed;
    }

    private static String with(JsonNode root, String pointer, JsonNode value) {
        JsonNode copy = root.deepCopy();
        int slash = pointer.lastIndexOf('/');
        String name = pointer.substring(slash + 1);
        switch (copy.at(pointer.substring(0, slash))) {
            case ObjectNode object -> object.set(name, value);
            case ArrayNode array -> array.set(Integer.parseInt(name), value);
            case JsonNode other -> throw new IllegalStateException("no parent: " + other);
        }
        return copy.toString();
    }

    @Test
    void shouldSayWhereTheFirstDifferenceIs() {
        String text = record.text();
        String score = record.competition().solutions().getFirst().score().toString();
        String raised = text.replace("\"score\":\"" + score + "\"", "\"score\":\"" + score + "0\"");

        Optional<Difference> difference = Replay.of(AuctionRecord.read(raised));

        assertThat(difference)
                .contains(new Difference("/competition/solutions/0/score", "\"" + score + "0\"", "\"" + score + "\""));
    }
}
