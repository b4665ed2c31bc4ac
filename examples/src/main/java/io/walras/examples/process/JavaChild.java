package io.walras.examples.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java program of this project as a process of its own, on the same JDK and class path, in a small JVM. */
public final class JavaChild {
    private static final int FIRST_VERSION_WITH_UNSAFE_WARNING = 23;

    private JavaChild() {}

    /** Starts the program with these arguments; at most {@code heapMegabytes} of heap. */
    public static Child start(
            String name, Tethered.Program program, int heapMegabytes, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heapMegabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("--enable-native-access=ALL-UNNAMED");
        if (Runtime.version().feature() >= FIRST_VERSION_WITH_UNSAFE_WARNING) {
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Tethered.class.getName(), program.name()));
        command.addAll(arguments);
        return Child.start(name, command, log);
    }
}
