package io.walras.protocol.intent;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Finds the constant of an enum by its exact name on the wire. */
final class WireNames {
    private WireNames() {}

    static <E> Optional<E> find(E[] constants, Function<E, String> wireName, String name) {
        return Arrays.stream(constants)
                .filter(constant -> wireName.apply(constant).equals(name))
                .findFirst();
    }
}
