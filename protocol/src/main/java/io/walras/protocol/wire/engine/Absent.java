package io.walras.protocol.wire.engine;

import io.walras.protocol.intent.TokenBalance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a field that was left out stands for. */
final class Absent {
    private Absent() {}

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static TokenBalance balance(@Nullable TokenBalance given) {
        return given == null ? TokenBalance.ERC20 : given;
    }

    static <T> T or(@Nullable T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
