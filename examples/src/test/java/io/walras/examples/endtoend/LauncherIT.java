package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.endtoend.Launcher.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What the launcher itself runs, besides the tools that it looks for. */
    private static final List<String> PLAIN_TOOLS =
            List.of("bash", "dirname", "readlink", "grep", "tr", "cat", "sort", "find", "xargs", "cksum");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void shouldListTheCommands(String argument) {
        Result result = Launcher.run(PATIENCE, argument);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("demo", "devnet", "deploy", "auctioneer", "solver", "arbitrate", "test");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void shouldSayWhereToLookForAnUnknownCommand() {
        Result result = Launcher.run(PATIENCE, "bogus");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errLines()).singleElement().asString().contains("bogus", "help");
        assertThat(result.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"java", "mvn", "node", "npm"})
    void shouldSayInOneLineWhatToInstall(String missing) throws IOException {
        Result result = Launcher.run(PATIENCE, withTools(missing), "version");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errLines()).singleElement().asString().contains("install");
        assertThat(result.out()).isEmpty();
    }

    @Test
    void shouldIgnoreAnOldJdk() throws IOException {
        Path old = folder.resolve("jdk-17");
        Files.createDirectories(old.resolve("bin"));
        for (String program : List.of("java", "javac")) {
            executable(old.resolve("bin").resolve(program), "exit 1");
        }
        Files.writeString(old.resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");
        Map<String, String> environment = Map.of("JAVA_HOME", old.toString(), "WALRAS_JDK_DIRS", old.toString());
        Map<String, String> tools = new HashMap<>(withTools("java"));
        tools.putAll(environment);

        Result result = Launcher.run(PATIENCE, tools, "version");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.errLines()).singleElement().asString().contains("JDK 21");
    }

    @Test
    void shouldRunFromAnywhereThroughALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("w"), Launcher.HOME.resolve("walras"));
        ProcessBuilder command = new ProcessBuilder(link.toString(), "version").directory(folder.toFile());
        command.environment().put("WALRAS_SKIP_BUILD", "1");

        Result result = Launcher.run(PATIENCE, command);

        Files.delete(link);
        assertThat(result.exitCode()).isZero();
        assertThat(result.outLines()).singleElement().asString().contains("0.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "devnet", "deploy", "auctioneer", "solver", "arbitrate"})
    void shouldExplainEachCommand(String command) {
        Result result = Launcher.run(PATIENCE, command, "--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("Usage: walras " + command);
    }

    @Test
    void shouldRefuseADevnetThatOthersCouldReach() {
        Path file = folder.resolve("devnet.json");

        Result result = Launcher.run(PATIENCE, "devnet", "--out", file.toString(), "--host", "0.0.0.0");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("loopback");
        assertThat(file).doesNotExist();
    }

    /** An environment in which every tool is found but one. */
    private Map<String, String> withTools(String missing) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String tool : PLAIN_TOOLS) {
            executable(bin.resolve(tool), "exec " + onPath(tool) + " \"$@\"");
        }
        for (String tool : List.of("mvn", "npm")) {
            if (!tool.equals(missing)) {
                executable(bin.resolve(tool), "exit 1");
            }
        }
        if (!missing.equals("node")) {
            executable(bin.resolve("node"), "exec " + onPath("node") + " \"$@\"");
        }
        String jdk = missing.equals("java") ? "" : System.getProperty("java.home");
        return Map.of(
                "PATH",
                bin.toString(),
                "JAVA_HOME",
                jdk,
                "WALRAS_JDK_DIRS",
                folder + "/none",
                "MAVEN_HOME",
                "",
                "M2_HOME",
                "");
    }

    private static void executable(Path file, String command) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + command + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path onPath(String tool) {
        return List.of(System.getenv("PATH").split(":")).stream()
                .map(entry -> Path.of(entry, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
