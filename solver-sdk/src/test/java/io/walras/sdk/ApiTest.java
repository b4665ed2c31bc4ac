package io.walras.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API as it was last agreed on, in api.txt. What disappears from it breaks solvers that others have written;
 * what is new is agreed on by writing it down: run this test with {@code -Dwalras.api.write=true}.
 */
class ApiTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final Path AGREED = Path.of("api.txt");

    @Test
    void shouldBeTheApiThatWasAgreedOn() throws Exception {
        SortedSet<String> api = new TreeSet<>();
        for (Class<?> type : types()) {
            if (isPublic(type)) {
                api.addAll(describe(type));
            }
        }
        if (Boolean.getBoolean("walras.api.write")) {
            Files.write(AGREED, api);
        }

        assertThat(String.join("\n", api)).isEqualTo(Files.readString(AGREED).strip());
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(ApiTest::isClass).sorted().toList()) {
                String name = CLASSES.relativize(file).toString().replace('/', '.');
                types.add(Class.forName(
                        name.substring(0, name.length() - ".class".length()), false, ApiTest.class.getClassLoader()));
            }
        }
        return types;
    }

    private static boolean isClass(Path file) {
        return file.toString().endsWith(".class") && !file.toString().endsWith("-info.class");
    }

    private static boolean isPublic(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
    }

    private static List<String> describe(Class<?> type) {
        List<String> lines = new ArrayList<>();
        lines.add(type.toGenericString());
        Stream.<AccessibleObject>concat(
                        Stream.concat(
                                Arrays.stream(type.getDeclaredConstructors()),
                                Arrays.stream(type.getDeclaredMethods())),
                        Arrays.stream(type.getDeclaredFields()))
                .filter(ApiTest::isOffered)
                .map(member -> member instanceof Executable code ? code.toGenericString() : field((Field) member))
                .forEach(line -> lines.add(type.getName() + ": " + line));
        return lines;
    }

    private static boolean isOffered(AccessibleObject object) {
        Member member = (Member) object;
        return !member.isSynthetic()
                && (Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers()));
    }

    private static String field(Field field) {
        return field.toGenericString();
    }
}
