package io.walras.auctioneer.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.auctioneer.journal.StoredJson.UnreadableDocument;
import io.walras.auctioneer.lane.LaneEvent;
import io.walras.auctioneer.lane.LaneRecord;
import io.walras.auctioneer.lane.LaneSnapshot;
import io.walras.auctioneer.lane.SettlementJob;
import io.walras.protocol.intent.IntentPool;
import io.walras.protocol.intent.OrderScope;
import io.walras.protocol.intent.PoolEvent;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Pools;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dgolden.update=true} writes the golden files anew; a difference in one that was released is a broken journal. */
final class JournalSerializerTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden/journal");
    private static final long AT = 1_790_000_000_123L;

    private final JournalSerializer serializer = new JournalSerializer();

    static Set<Map.Entry<String, LaneEvent>> events() {
        return Samples.events().entrySet();
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldReadBackEveryEvent(Map.Entry<String, LaneEvent> sample) throws IOException {
        LaneRecord event = new LaneRecord(AT, sample.getValue());

        byte[] stored = serializer.toBinary(event);

        assertThat(serializer.fromBinary(stored, serializer.manifest(event))).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("events")
    void shouldStoreEventsInTheGoldenForm(Map.Entry<String, LaneEvent> sample) throws IOException {
        Path golden = GOLDEN.resolve(sample.getKey() + ".json");
        String stored = new String(serializer.toBinary(new LaneRecord(AT, sample.getValue())), StandardCharsets.UTF_8);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, stored + "\n");
        }

        assertThat(stored + "\n").isEqualTo(Files.readString(golden));
    }

    @Test
    void shouldReadACutThatDoesNotTellItsFeePolicies() throws IOException {
        String stored = Files.readString(GOLDEN.resolve("older/auctionCut-without-fee-policies.json"));

        LaneRecord read = (LaneRecord) serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(read.event()).isInstanceOfSatisfying(LaneEvent.AuctionCut.class, cut -> {
            assertThat(cut.auctionId()).isEqualTo(7);
            assertThat(cut.feePolicies()).isNull();
            assertThat(cut.cutAt()).isNull();
        });
    }

    @Test
    void shouldReadAnAuctionThatDoesNotTellHowItsWinnersWereChosen() throws IOException {
        String stored = Files.readString(GOLDEN.resolve("older/auctionClosed-without-selection.json"));

        LaneRecord read = (LaneRecord) serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(read.event()).isInstanceOfSatisfying(LaneEvent.AuctionClosed.class, closed -> {
            assertThat(closed.competition().auctionId()).isEqualTo(7);
            assertThat(closed.competition().selection()).isNull();
        });
    }

    @Test
    void shouldReadAnAuctionFromBeforeBidsWereSealed() throws IOException {
        String stored = Files.readString(GOLDEN.resolve("older/auctionClosed-without-faults.json"));

        LaneRecord read = (LaneRecord) serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(read.event()).isInstanceOfSatisfying(LaneEvent.AuctionClosed.class, closed -> {
            assertThat(closed.competition().openBidders()).isNull();
            assertThat(closed.competition().faults()).isNull();
        });
    }

    @Test
    void shouldReadRulesFromBeforeSolversWereKeptOut() throws IOException {
        String stored = Files.readString(GOLDEN.resolve("older/auctionJudged-without-blocked.json"));

        LaneRecord read = (LaneRecord) serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(read.event())
                .isInstanceOfSatisfying(
                        LaneEvent.AuctionJudged.class,
                        judged ->
                                assertThat(judged.evidence().rules().blocked()).isNull());
    }

    @Test
    void shouldReadWhatWasStoredBeforeThereWereBooks() throws IOException {
        String order = Files.readString(GOLDEN.resolve("older/orderAccepted-without-listing.json"));
        String batch = Files.readString(GOLDEN.resolve("older/auctionCut-without-entries.json"));

        LaneRecord accepted =
                (LaneRecord) serializer.fromBinary(order.getBytes(StandardCharsets.UTF_8), "lane-record/1");
        LaneRecord cut = (LaneRecord) serializer.fromBinary(batch.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(accepted.event())
                .isEqualTo(new LaneEvent.OrderChanged(
                        new PoolEvent.OrderAccepted(Samples.INTENT, "{\"appCode\":\"ü\"}", 1_790_000_000_000L)));
        assertThat(cut.event())
                .isInstanceOfSatisfying(
                        LaneEvent.AuctionCut.class,
                        old -> assertThat(old.entries()).isNull());
    }

    @Test
    void shouldHaveASampleOfEveryKindOfEvent() {
        Set<Class<?>> sampled = Samples.events().values().stream()
                .flatMap(event -> event instanceof LaneEvent.OrderChanged(PoolEvent change)
                        ? Stream.of(event.getClass(), change.getClass())
                        : Stream.of(event.getClass()))
                .collect(Collectors.toSet());

        assertThat(sampled)
                .containsAll(List.of(LaneEvent.class.getPermittedSubclasses()))
                .containsAll(kindsOfChanges());
    }

    /** The records of the sealed family, whatever interfaces are between. */
    private static List<Class<?>> kindsOfChanges() {
        return Stream.of(PoolEvent.OfOrder.class, PoolEvent.OfOwner.class)
                .<Class<?>>flatMap(family -> Stream.of(family.getPermittedSubclasses()))
                .toList();
    }

    @Test
    void shouldReadOrdersFromBeforeTheyHadNames() throws IOException {
        String stored = Files.readString(GOLDEN.resolve("older/orderAccepted-without-client-id.json"));

        LaneRecord read = (LaneRecord) serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(read.event())
                .isEqualTo(new LaneEvent.OrderChanged(
                        new PoolEvent.OrderAccepted(Samples.INTENT, "{\"appCode\":\"ü\"}", 1_790_000_000_000L)));
    }

    @Test
    void shouldReadOrdersFromBeforeTheyHadTerms() throws IOException {
        String stored = Files.readString(GOLDEN.resolve("older/orderNamed-without-terms.json"));

        LaneRecord read = (LaneRecord) serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(read.event()).isEqualTo(Samples.events().get("orderNamed"));
    }

    @Test
    void shouldReadASnapshotFromBeforeOrdersHadTerms() throws IOException {
        LaneSnapshot snapshot = new LaneSnapshot(pool().content(), List.of(), 8, 42, 7L, null);
        String stored = new String(serializer.toBinary(snapshot), StandardCharsets.UTF_8);
        String former = stored.replace("\"terms\":null,", "");

        assertThat(former).isNotEqualTo(stored);
        assertThat(serializer.fromBinary(former.getBytes(StandardCharsets.UTF_8), serializer.manifest(snapshot)))
                .isEqualTo(snapshot);
    }

    @Test
    void shouldReadAnAuctionFromBeforeOrdersHadTerms() throws IOException {
        String batch = Files.readString(GOLDEN.resolve("older/auctionCut-without-own-terms.json"));
        String rules = Files.readString(GOLDEN.resolve("older/auctionJudged-without-hooks-trampoline.json"));

        LaneRecord cut = (LaneRecord) serializer.fromBinary(batch.getBytes(StandardCharsets.UTF_8), "lane-record/1");
        LaneRecord judged = (LaneRecord) serializer.fromBinary(rules.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(cut.event())
                .isInstanceOfSatisfying(
                        LaneEvent.AuctionCut.class,
                        old -> assertThat(old.ownOf(Samples.INTENT.uid())).isEmpty());
        assertThat(judged.event())
                .isInstanceOfSatisfying(
                        LaneEvent.AuctionJudged.class,
                        old -> assertThat(old.evidence().rules().encoding().hooksTrampoline())
                                .isNull());
    }

    @Test
    void shouldPassOverNamesThatBooksHeld() throws IOException {
        String stored = Files.readString(GOLDEN.resolve("older/orderListed-with-name-in-book.json"));

        LaneRecord read = (LaneRecord) serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1");

        assertThat(read.event()).isEqualTo(Samples.events().get("orderListed"));
    }

    @Test
    void shouldReadASnapshotFromBeforeThereWereSwitches() throws IOException {
        LaneSnapshot snapshot = new LaneSnapshot(pool().content(), List.of(), 8, 42, 7L, null);
        String stored = new String(serializer.toBinary(snapshot), StandardCharsets.UTF_8);
        String former = stored.replaceFirst(",\"switches\":\\[],\"signed\":\\{[^}]*}", "");

        assertThat(former).isNotEqualTo(stored).doesNotContain("signed\":{");
        LaneSnapshot read = (LaneSnapshot)
                serializer.fromBinary(former.getBytes(StandardCharsets.UTF_8), serializer.manifest(snapshot));
        assertThat(IntentPool.of(Pools.rules(10, 10), read.pool()).content()).isEqualTo(snapshot.pool());
    }

    @Test
    void shouldReadBackASnapshot() throws IOException {
        IntentPool armed = pool().apply(new PoolEvent.SwitchSet(OrderScope.all(Samples.SOLVER), AT, AT))
                .apply(new PoolEvent.MassCancelled(OrderScope.all(Samples.SOLVER), AT));
        LaneSnapshot snapshot = new LaneSnapshot(armed.content(), List.of(job()), 8, 42, 7L, Samples.breaker());

        byte[] stored = serializer.toBinary(snapshot);

        assertThat(serializer.fromBinary(stored, serializer.manifest(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void shouldReadASnapshotThatStillListsForgottenOrders() throws IOException {
        LaneSnapshot snapshot = new LaneSnapshot(pool().content(), List.of(), 8, 42, 7L, null);
        String stored = new String(serializer.toBinary(snapshot), StandardCharsets.UTF_8);
        String former = stored.replace("\"closed\":[]", "\"closed\":[],\"tombstones\":{}");

        assertThat(former).isNotEqualTo(stored);
        assertThat(serializer.fromBinary(former.getBytes(StandardCharsets.UTF_8), serializer.manifest(snapshot)))
                .isEqualTo(snapshot);
    }

    private static IntentPool pool() {
        return IntentPool.empty(Pools.rules(10, 10))
                .apply(new PoolEvent.OrderAccepted(Samples.INTENT, "{}", AT))
                .apply(new PoolEvent.FillChanged(Samples.INTENT.uid(), Samples.FILL));
    }

    private static SettlementJob job() {
        return new SettlementJob(
                Samples.award(),
                List.of(new SettlementJob.Attempt(
                        Samples.word(0x71), Samples.award().callData(), Uint256.of(90), Uint256.of(2), false, AT)),
                Samples.settlement(),
                null,
                false);
    }

    @Test
    void shouldRefuseAManifestItNeverWrote() {
        assertThatThrownBy(() -> serializer.fromBinary(new byte[0], "lane-record/0"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("lane-record/0");
    }

    @Test
    void shouldRefuseAnEventThatLacksAComponent() {
        assertUnreadable("{\"at\":1,\"event\":{\"type\":\"orderChanged\"}}");
    }

    @Test
    void shouldRefuseANullWhereNoneIsAllowed() {
        assertUnreadable("{\"at\":1,\"event\":{\"type\":\"orderChanged\",\"change\":null}}");
    }

    @Test
    void shouldRefuseAComponentItDoesNotKnow() {
        assertUnreadable("{\"at\":1,\"event\":{\"type\":\"auctionAborted\",\"auctionId\":1,\"why\":\"\"}}");
    }

    @Test
    void shouldRefuseAKindItDoesNotKnow() {
        assertUnreadable("{\"at\":1,\"event\":{\"type\":\"auctionForgotten\",\"auctionId\":1}}");
    }

    private void assertUnreadable(String stored) {
        assertThatThrownBy(() -> serializer.fromBinary(stored.getBytes(StandardCharsets.UTF_8), "lane-record/1"))
                .isInstanceOf(UnreadableDocument.class);
    }
}
