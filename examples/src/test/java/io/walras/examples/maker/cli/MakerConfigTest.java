package io.walras.examples.maker.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.num.Uint256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MakerConfigTest {
    @TempDir
    private Path folder = Path.of("");

    private static String shown() throws IOException {
        String page = Files.readString(Path.of("../docs/guide/maker.md"));
        String block = page.substring(page.indexOf("```hocon") + "```hocon".length());
        return block.substring(0, block.indexOf("```"));
    }

    private MakerConfig read(String text) throws IOException {
        return MakerConfig.read(Files.writeString(folder.resolve("maker.conf"), text));
    }

    @Test
    void shouldReadTheConfigurationThatTheGuideShows() throws IOException {
        MakerConfig config = read(shown());

        assertThat(config.chainId()).isEqualTo(31337);
        assertThat(config.tokens()).hasSize(2);
        assertThat(config.markets()).singleElement().satisfies(market -> {
            assertThat(market.pair().maxSize()).isEqualTo(Uint256.powerOfTen(18));
            assertThat(market.spreadBps()).isEqualTo(20);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spread-bps = 20|spread-bps = 0|spread and step are at least 1 basis point",
                "skew-bps = 30|skew-bps = 5000|together are at most 5000 basis points",
                "min-size|least-size|least-size",
                "chain-id = 31337|chain-id = many|chain-id",
                "\"2000000000\"|\"-1\"|mid-quote is not an amount: -1"
            })
    void shouldSayWhatIsWrong(String what, String instead, String why) throws IOException {
        String broken = shown().replace(what, instead);

        assertThatThrownBy(() -> read(broken))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
