package io.walras.auctioneer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.settlement.testing.NodeProxy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublishedTextTest {
    private static final int MOST = 10;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldReadWhatTheAuctioneerAnswers() {
        try (NodeProxy api = NodeProxy.that((request, exchange) ->
                NodeProxy.answer(exchange, 200, exchange.getRequestURI().getPath()))) {
            assertThat(PublishedText.of(api.uri(), "/a/b", MOST)).isEqualTo("/a/b");
            assertThat(PublishedText.of(URI.create(api.uri() + "/"), "/a", MOST))
                    .isEqualTo("/a");
        }
    }

    @Test
    void shouldRefuseAnAnswerThatIsTooLong() {
        try (NodeProxy api =
                NodeProxy.that((request, exchange) -> NodeProxy.answer(exchange, 200, "x".repeat(MOST + 1)))) {
            assertThatThrownBy(() -> PublishedText.of(api.uri(), "/a", MOST))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageContaining("longer than 10 bytes");
        }
    }

    @Test
    void shouldTellWhatTheAuctioneerComplainsOf() {
        try (NodeProxy api = NodeProxy.that((request, exchange) -> NodeProxy.answer(exchange, 404, "no such"))) {
            assertThatThrownBy(() -> PublishedText.of(api.uri(), "/a", MOST))
                    .isInstanceOf(BadInputException.class)
                    .hasMessageEndingWith("answered 404: no such");
        }
    }

    @Test
    void shouldRefuseAFileThatIsTooLongOrNotThere() throws IOException {
        Path file = Files.writeString(folder.resolve("record"), "x".repeat(MOST));
        assertThat(PublishedText.of(file, MOST)).hasSize(MOST);

        assertThatThrownBy(() -> PublishedText.of(file, MOST - 1))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("longer than 9 bytes");
        assertThatThrownBy(() -> PublishedText.of(folder.resolve("none"), MOST))
                .isInstanceOf(BadInputException.class)
                .hasMessageEndingWith("not a readable file");
    }

    @Test
    void shouldSayThatNobodyListens() {
        assertThatThrownBy(() -> PublishedText.of(URI.create("http://127.0.0.1:1"), "/a", MOST))
                .isInstanceOf(BadInputException.class)
                .hasMessageContaining("cannot be reached");
    }
}
