package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.HubMessage.AckStatus;
import io.walras.protocol.wire.maker.PriceJson;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class HubConformanceTest {
    private static final ShownPair SHOWN = new ShownPair(TestMaker.PAIR, new PriceJson(Uint256.ONE, Uint256.of(2_000)));

    private static List<Report> check(ObedientHub hub) throws InterruptedException {
        try (ObedientHub started = ObedientHub.started(hub)) {
            return new HubConformance(
                            started.url(),
                            TestMaker.KEY,
                            InstantSource.system(),
                            Duration.ofSeconds(10),
                            Optional.of(SHOWN))
                    .run();
        }
    }

    @Test
    void shouldFindNothingWrongWithAHubThatKeepsTheRules() throws InterruptedException {
        List<Report> reports = check(new ObedientHub());

        assertThat(reports).hasSize(26).allMatch(Report::conforms);
        assertThat(reports.stream().map(Report::findings).flatMap(List::stream)).isEmpty();
    }

    @Test
    void shouldFindAHubThatBelievesEverything() throws InterruptedException {
        List<Report> reports = check(new ObedientHub() {
            @Override
            HubMessage.Ack ack(HubMessage.Request request, SignedQuote signed) {
                return new HubMessage.Ack(
                        request.rfqId(),
                        HubTerms.NOWHERE.quoteDomain().digest(signed.quote().structHash()),
                        AckStatus.Accepted,
                        null,
                        null);
            }
        });

        assertThat(reports.stream().filter(report -> !report.conforms()).map(Report::name))
                .containsExactly(
                        "finds a quote that somebody else signed",
                        "finds a quote for another auction",
                        "finds a quote for more than was asked for",
                        "finds a quote that is over too early",
                        "says that an answer was late");
    }
}
