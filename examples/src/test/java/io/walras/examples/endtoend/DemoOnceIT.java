package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.Launcher.Result;
import io.walras.examples.wire.DemoSummary;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemoOnceIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @Test
    void shouldEndWithASummaryAsItsLastLine() {
        Result result = Launcher.run(PATIENCE, "demo", "--once", "--port", "0", "--rpc-port", "0");

        assertThat(result.exitCode()).as("%s%n%s", result.err(), result.out()).isZero();
        DemoSummary summary = DemoSummary.parse(result.outLines().getLast());
        assertThat(summary.settled()).isGreaterThanOrEqualTo(12);
        assertThat(summary.auctions()).isGreaterThanOrEqualTo(3);
        assertThat(summary.transactions()).hasSize(summary.settlements()).doesNotHaveDuplicates();
    }
}
