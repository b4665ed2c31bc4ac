package io.walras.auctioneer.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.walras.auctioneer.journal.Samples;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.ledger.FeedEvent.News;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dgolden.update=true} writes the golden file anew. */
final class FeedJsonTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/feed.txt");
    private static final Path DOCUMENTED = Path.of("../docs/reference/events.md");

    private static Stream<Map.Entry<String, News>> told() {
        return Samples.events().entrySet().stream()
                .flatMap(sample -> FeedJson.of(new LaneRecord(1_790_000_000_000L, sample.getValue())).stream()
                        .map(event -> Map.entry(sample.getKey(), event)));
    }

    static Stream<News> events() {
        return told().map(Map.Entry::getValue);
    }

    @Test
    void shouldTellEventsInTheGoldenForm() throws IOException {
        String told = told().map(event -> event.getKey() + " -> "
                        + event.getValue().kind().wireName() + " "
                        + event.getValue().json() + "\n")
                .collect(Collectors.joining());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(GOLDEN, told);
        }

        assertThat(told).isEqualTo(Files.readString(GOLDEN));
    }

    @Test
    void shouldTellEverythingButWhatConcernsOnlyTheLane() {
        Set<String> told = told().map(Map.Entry::getKey).collect(Collectors.toSet());

        assertThat(Samples.events().keySet())
                .filteredOn(name -> !told.contains(name))
                .containsExactly(
                        "bidCommitted",
                        "jobFinished",
                        "massCancelled",
                        "massCancelledUnsigned",
                        "rewardsOffered",
                        "solverFaulted",
                        "switchFired",
                        "switchSet");
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldTellOnlyWhatIsDocumented(News event) throws IOException, JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(event.json());
        String row = Files.readString(DOCUMENTED)
                .lines()
                .filter(line -> line.startsWith("| " + event.kind().wireName() + " | "
                        + json.get("type").textValue() + " |"))
                .findFirst()
                .orElseThrow();

        assertThat(json.properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(name -> !Set.of("type", "at").contains(name)))
                .allSatisfy(name -> assertThat(row).contains("`" + name));
    }
}
