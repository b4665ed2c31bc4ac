package io.walras.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OnboardingTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path ONBOARDING = HOME.resolve("docs/guide/onboarding.md");
    private static final Pattern PATH =
            Pattern.compile("`((?:protocol|solver-sdk|reference-solvers|contracts|settlement|auctioneer|examples|docs)"
                    + "/[A-Za-z0-9_./-]+|walras|CHANGELOG\\.md)`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

    @Test
    void shouldNameOnlyPathsThatExist() throws IOException {
        List<String> paths = all(PATH, ONBOARDING);

        assertThat(paths)
                .hasSizeGreaterThan(30)
                .allSatisfy(path -> assertThat(HOME.resolve(path)).exists());
    }

    @Test
    void shouldSayWhereTheFourDecisionsAreMade() throws IOException {
        assertThat(Files.readString(ONBOARDING))
                .contains("an order is admitted", "a bundle is checked", "a winner is chosen", "a transaction is sent");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void shouldLinkOnlyToFilesThatExist(Path page) throws IOException {
        assertThat(all(LINK, page))
                .allSatisfy(link -> assertThat(page.resolveSibling(link)).exists());
    }

    @Test
    void shouldShowTheSolverThatIsTested() throws IOException {
        String solver = Files.readString(HOME.resolve("solver-sdk/src/test/java/io/walras/sdk/DirectSwapSolver.java"));
        String body = solver.substring(solver.indexOf("public final class")).strip();

        assertThat(Files.readString(HOME.resolve("README.md"))).contains(body);
    }

    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(HOME);
                Stream<Path> docs = Files.walk(HOME.resolve("docs"))) {
            return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    private static List<String> all(Pattern pattern, Path page) throws IOException {
        return pattern.matcher(Files.readString(page))
                .results()
                .map(MatchResult::group)
                .map(text -> pattern.matcher(text).replaceFirst("$1"))
                .toList();
    }
}
