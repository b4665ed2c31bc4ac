package io.walras.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of docs/reference/solver-misbehaviour.md names tests that there are. */
class SolverMisbehaviourTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = HOME.resolve("docs/reference/solver-misbehaviour.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Za-z.]+)\\.(should\\w+|test\\w+)`");

    private static final Pattern SOURCE = Pattern.compile("(.+)(?:\\.java|\\.t\\.sol)");

    /** Text of each test file by its name without the ending. */
    private static Map<String, String> sources = Map.of();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> modules = Files.list(HOME)) {
            sources = modules.flatMap(module -> Stream.of(module.resolve("src/test/java"), module.resolve("test")))
                    .filter(Files::isDirectory)
                    .flatMap(SolverMisbehaviourTest::files)
                    .collect(Collectors.toMap(
                            file -> SOURCE.matcher(file.getFileName().toString())
                                    .replaceFirst("$1"),
                            SolverMisbehaviourTest::text,
                            String::concat));
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all
                    .filter(file ->
                            SOURCE.matcher(file.getFileName().toString()).matches())
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<String> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| case |"))
                .toList();
    }

    @Test
    void shouldHaveARowOfEachCase() throws IOException {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(54).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void shouldNameTestsThatExist(String row) {
        String[] cells = row.split("\\|", -1);
        assertThat(cells).as("cells").hasSize(5);
        List<MatchResult> named = NAMED.matcher(cells[3]).results().toList();

        assertThat(named).isNotEmpty();
        assertThat(NAMED.matcher(cells[3]).replaceAll("").replace(",", "")).isBlank();
        assertThat(named)
                .allSatisfy(test -> assertThat(sources.getOrDefault(test.group(1), ""))
                        .as(test.group())
                        .containsPattern("(void|function) " + test.group(2) + "\\("));
    }
}
