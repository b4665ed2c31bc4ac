package io.walras.auctioneer.ledger;

import static io.walras.auctioneer.ledger.ProjectedLedger.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.journal.Vendor;
import io.walras.auctioneer.ledger.EdgeMemory.Answer;
import io.walras.auctioneer.ledger.EdgeMemory.Conflict;
import io.walras.auctioneer.ledger.EdgeMemory.Granted;
import io.walras.auctioneer.testing.SettableClock;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.testing.Orders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Vendor.class)
final class EdgeMemoryTest {
    private static final Bytes32 NAME = Keccak256.hash("name");
    private static final Bytes32 REQUEST = Keccak256.hash("request");
    private static final Answer ANSWER = new Answer(201, "\"0x12\"");

    private final DatabaseSettings settings;
    private final SettableClock clock = new SettableClock(1_790_000_000);

    EdgeMemoryTest(Vendor vendor, @TempDir Path folder) {
        settings = vendor.newDatabase(folder);
    }

    @Test
    void shouldRememberAnAnswerAfterARestart() {
        use(memory -> {
            assertThat(get(memory.claim(NAME, REQUEST))).isEqualTo(Granted.FRESH);
            get(memory.remember(NAME, ANSWER));
        });
        use(memory -> {
            assertThat(get(memory.claim(NAME, REQUEST))).isEqualTo(ANSWER);
            assertThat(get(memory.claim(NAME, Keccak256.hash("another")))).isEqualTo(Conflict.OTHER_REQUEST);
        });
    }

    @Test
    void shouldTellThatARequestWasNotAnsweredWhenTheProcessEnded() {
        use(memory -> get(memory.claim(NAME, REQUEST)));
        use(memory -> assertThat(get(memory.claim(NAME, REQUEST))).isEqualTo(Granted.UNFINISHED));
    }

    @Test
    void shouldForgetAReleasedClaimAndAnAnswerOfLongAgo() {
        use(memory -> {
            get(memory.claim(NAME, REQUEST));
            get(memory.release(NAME));
            assertThat(get(memory.claim(NAME, REQUEST))).isEqualTo(Granted.FRESH);
            get(memory.remember(NAME, ANSWER));
            clock.advanceMillis(600_000);
            assertThat(get(memory.claim(NAME, REQUEST))).isEqualTo(ANSWER);
            clock.advanceMillis(1);
            assertThat(get(memory.claim(NAME, REQUEST))).isEqualTo(Granted.FRESH);
        });
    }

    @Test
    void shouldLetTheOldestAnswerMakeWay() {
        use(memory -> {
            for (int i = 0; i < 4; i++) {
                get(memory.claim(Keccak256.hash("name " + i), REQUEST));
            }
            assertThat(get(memory.claim(Keccak256.hash("name 1"), REQUEST))).isEqualTo(Granted.UNFINISHED);
            assertThat(get(memory.claim(Keccak256.hash("name 0"), REQUEST))).isEqualTo(Granted.FRESH);
        });
    }

    @Test
    void shouldKeepTheLatestDocumentsAndKnowThemAgain() {
        use(memory -> {
            for (int i = 0; i < 3; i++) {
                assertThat(get(memory.keepDocument(Keccak256.hash("" + i), "" + i)))
                        .isTrue();
            }
            assertThat(get(memory.keepDocument(Keccak256.hash("2"), "2"))).isFalse();
            assertThat(get(memory.keepDocument(Keccak256.hash("0"), "0"))).isTrue();
        });
        try (Database database = Database.open(settings);
                SqlLedger ledger = new SqlLedger(
                        database.connections(), ProjectedLedger.SETTINGS, new LedgerPosition(), Orders.WETH)) {
            assertThat(get(ledger.appData(Keccak256.hash("0")))).contains("0");
            assertThat(get(ledger.appData(Keccak256.hash("1")))).isEmpty();
        }
    }

    @Test
    void shouldKeepItsSecret() {
        byte[][] secrets = new byte[2][];
        use(memory -> secrets[0] = memory.secret("cursor"));
        use(memory -> {
            secrets[1] = memory.secret("cursor");
            assertThat(memory.secret("another")).isNotEqualTo(secrets[1]);
        });
        assertThat(secrets[1]).isEqualTo(secrets[0]).hasSize(32);
    }

    private final AtomicInteger secrets = new AtomicInteger();

    /** Opens the database, and closes it again. */
    private void use(Consumer<SqlEdgeMemory> story) {
        try (Database database = Database.open(settings);
                SqlEdgeMemory memory = new SqlEdgeMemory(
                        database.connections(),
                        new EdgeMemorySettings(2, 3, Duration.ofMinutes(10)),
                        Duration.ofSeconds(5),
                        clock,
                        () -> Keccak256.hash("secret " + secrets.incrementAndGet()))) {
            story.accept(memory);
        }
    }
}
