package io.walras.protocol.wire.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.protocol.wire.MalformedJsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an engine answers to {@code POST /solve}. */
public sealed interface EngineResponse {
    /**
     * Solutions. One that cannot be read does not spoil the others.
     *
     * @param solutions those that could be read, in the engine's order
     * @param unreadable the others
     */
    record Solved(List<SolutionJson> solutions, List<Unreadable> unreadable) implements EngineResponse {
        public Solved {
            solutions = List.copyOf(solutions);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** The engine gives a reason why it has none. */
    record Declined(ErrorCode code, @Nullable String message) implements EngineResponse {}

    /** Not a response at all. */
    record Malformed(String reason) implements EngineResponse {}

    /**
     * A solution that could not be read.
     *
     * @param id its id, if that much could be read
     */
    record Unreadable(Optional<Uint256> id, String reason) {}

    /** Reasons an engine may give. */
    enum ErrorCode {
        @JsonProperty("tradingOutsideAllowedWindow")
        TRADING_OUTSIDE_ALLOWED_WINDOW,
        @JsonProperty("tokenTemporarilySuspended")
        TOKEN_TEMPORARILY_SUSPENDED,
        @JsonProperty("insufficientLiquidity")
        INSUFFICIENT_LIQUIDITY,
        @JsonProperty("other")
        OTHER
    }

    /** The body that carries these solutions. */
    static byte[] write(List<SolutionJson> solutions) {
        return EngineJson.write(new SolutionsJson(solutions));
    }

    /** The body that carries a reason. */
    static byte[] write(Declined declined) {
        return EngineJson.write(new ErrorBodyJson(new ErrorJson(declined.code(), declined.message())));
    }

    /** Reads the body of a response. */
    static EngineResponse read(byte[] body) {
        try {
            JsonCursor root = EngineJson.parse(body);
            Optional<JsonCursor> solutions = root.optional("solutions");
            return solutions.isPresent() ? solved(solutions.get()) : declined(root);
        } catch (MalformedJsonException malformed) {
            return new Malformed(text(malformed));
        }
    }

    private static EngineResponse solved(JsonCursor values) {
        List<SolutionJson> solutions = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (JsonCursor value : values.elements()) {
            try {
                solutions.add(EngineJson.read(value, SolutionJson.class));
            } catch (MalformedJsonException malformed) {
                unreadable.add(new Unreadable(id(value), text(malformed)));
            }
        }
        return new Solved(solutions, unreadable);
    }

    private static Optional<Uint256> id(JsonCursor solution) {
        JsonNode id = solution.node().path("id");
        return id.isIntegralNumber() && id.canConvertToLong() && id.longValue() >= 0
                ? Optional.of(Uint256.of(id.longValue()))
                : Optional.empty();
    }

    private static EngineResponse declined(JsonCursor root) {
        ErrorJson error = EngineJson.read(root.field("error"), ErrorJson.class);
        return new Declined(error.code(), error.message());
    }

    private static String text(MalformedJsonException malformed) {
        return malformed.pointer().isEmpty() ? malformed.reason() : malformed.pointer() + ": " + malformed.reason();
    }

    /** The body of a response with solutions. */
    record SolutionsJson(List<SolutionJson> solutions) {}

    /** The body of a response with a reason. */
    record ErrorBodyJson(ErrorJson error) {}

    /** A reason why there are no solutions. */
    record ErrorJson(ErrorCode code, @Nullable String message) {
        public ErrorJson {
            Objects.requireNonNull(code, "code");
        }
    }
}
