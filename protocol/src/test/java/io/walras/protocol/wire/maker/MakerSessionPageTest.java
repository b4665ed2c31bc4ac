package io.walras.protocol.wire.maker;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.rfq.AnswerFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/reference/maker-session.md are what is said, to the letter. */
class MakerSessionPageTest {
    private static final Path PAGE = Path.of("../docs/reference/maker-session.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^\\{\"v\":1.*}$");
    private static final String OF_THE_HUB = "## What the hub says";

    private static List<String> examples(String text) {
        return EXAMPLE.matcher(text).results().map(MatchResult::group).toList();
    }

    @Test
    void shouldShowEveryMessageOfAMakerAsItIs() throws IOException {
        String text = Files.readString(PAGE);

        List<String> examples = examples(text.substring(0, text.indexOf(OF_THE_HUB)));

        assertThat(examples)
                .allSatisfy(
                        example -> assertThat(Envelope.ofMaker(example).text()).isEqualTo(example));
        assertThat(examples.stream().map(example -> Envelope.ofMaker(example).message()))
                .containsAll(MakerMessages.ofMakers().toList());
    }

    @Test
    void shouldShowEveryMessageOfTheHubAsItIs() throws IOException {
        String text = Files.readString(PAGE);

        List<String> examples = examples(text.substring(text.indexOf(OF_THE_HUB)));

        assertThat(examples)
                .allSatisfy(
                        example -> assertThat(Envelope.ofHub(example).text()).isEqualTo(example));
        assertThat(examples.stream().map(example -> Envelope.ofHub(example).message()))
                .containsAll(MakerMessages.ofTheHub().toList());
    }

    @Test
    void shouldNameEveryFaultAndReason() throws IOException {
        String text = Files.readString(PAGE);

        assertThat(SessionFault.values()).allMatch(fault -> text.contains("| `" + fault.name() + "` |"));
        assertThat(RejectReason.values()).allMatch(reason -> text.contains("`" + reason.name() + "`"));
        assertThat(AnswerFault.values()).allMatch(problem -> text.contains("| `" + problem.name() + "` |"));
        assertThat(Execution.ReleaseReason.values()).allMatch(why -> text.contains("`" + why.name() + "`"));
    }
}
