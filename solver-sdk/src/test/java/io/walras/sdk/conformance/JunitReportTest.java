package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JunitReportTest {
    @Test
    void shouldWriteACaseForEachReport() {
        String xml = JunitReport.of(
                "kit",
                List.of(
                        new Report("pings", true, List.of("twice")),
                        Report.failed("quotes <\"both\"> sides", "a \u0000 & b")));

        assertThat(xml).isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite name="kit" tests="2" failures="1" errors="0" skipped="0">
                  <testcase classname="kit" name="pings">
                    <system-out>twice</system-out>
                  </testcase>
                  <testcase classname="kit" name="quotes &lt;&quot;both&quot;&gt; sides">
                    <failure>a ? &amp; b</failure>
                  </testcase>
                </testsuite>
                """);
    }
}
