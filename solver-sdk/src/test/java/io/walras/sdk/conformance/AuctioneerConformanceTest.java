package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.sdk.testkit.FakeAuctioneer;
import io.walras.sdk.testkit.Recordings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The checks against an auctioneer that is known to do less than it should. A real one is checked end to end. */
@Timeout(120)
class AuctioneerConformanceTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(2), SHORT);

    private final AtomicInteger secrets = new AtomicInteger();

    private Bytes32 secret() {
        return Keccak256.hash("secret " + secrets.incrementAndGet());
    }

    @Test
    void shouldFindWhatTheFakeAuctioneerDoesNotDo() throws Exception {
        try (FakeAuctioneer auctioneer = FakeAuctioneer.start(Recordings.LIMITS)) {
            List<Report> reports = new AuctioneerConformance(auctioneer.url(), this::secret, PATIENCE).run();

            assertThat(reports)
                    .filteredOn(Report::conforms)
                    .extracting(Report::name)
                    .contains(
                            "challenges each connection anew, in its domain",
                            "welcomes a shadow and says why it is one",
                            "refuses a login to another connection");
            assertThat(reports)
                    .filteredOn(report -> report.name().equals("ends the older session of a solver"))
                    .singleElement()
                    .satisfies(report -> assertThat(report.conforms()).isFalse())
                    .satisfies(report -> assertThat(report.findings()).containsExactly("no Refused was heard"));
            assertThat(reports)
                    .filteredOn(report -> report.name().startsWith("tells an auction"))
                    .flatExtracting(Report::findings)
                    .containsExactly("no Auction was heard");
        }
    }

    @Test
    void shouldSayThatNobodyIsThere() throws Exception {
        List<Report> reports = new AuctioneerConformance(URI.create("http://127.0.0.1:1"), this::secret, SHORT).run();

        assertThat(reports).noneMatch(Report::conforms);
        assertThat(reports.getFirst().findings()).singleElement().asString().contains("there is no connection");
    }

    @Test
    void shouldRefuseWhatIsNoUrl() {
        assertThatThrownBy(() -> new AuctioneerConformance(URI.create("ftp://somewhere"), this::secret, SHORT))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
