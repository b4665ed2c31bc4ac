package io.walras.auctioneer.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.walras.auctioneer.intake.IntakeAnswer;
import io.walras.auctioneer.intake.Refusal;
import io.walras.protocol.wire.order.CancelledAllJson;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.SwitchesJson;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What intake says, as HTTP; each answer is counted. */
final class IntakeAnswers {
    private final HttpSettings settings;
    private final MeterRegistry meters;

    IntakeAnswers(HttpSettings settings, MeterRegistry meters) {
        this.settings = settings;
        this.meters = meters;
    }

    CompletionStage<HttpResponse> malformed(String action, Decoded.Malformed<?> malformed) {
        count(action, malformed.fault().name());
        return CompletableFuture.completedStage(ApiErrors.of(malformed).toResponse());
    }

    CompletionStage<HttpResponse> answer(
            String action, CompletionStage<IntakeAnswer> stage, Function<Refusal, ApiError> refused) {
        return stage.whenComplete((answer, failure) -> count(action, failure == null ? code(answer) : "Unavailable"))
                .thenApply(answer -> switch (answer) {
                    case IntakeAnswer.Admitted admitted -> Answers.json(201, admitted.uid());
                    case IntakeAnswer.Cancelled(boolean pending) -> pending ? pending() : Answers.json("Cancelled");
                    case IntakeAnswer.CancelledAll all ->
                        Answers.json(new CancelledAllJson(all.cancelled(), all.inFlight()));
                    case IntakeAnswer.SwitchStands stands ->
                        Answers.json(new SwitchesJson.Switch(stands.market(), stands.cancelAt()));
                    case IntakeAnswer.Refused(Refusal refusal) ->
                        refused.apply(refusal).toResponse();
                    case IntakeAnswer.Throttled throttled ->
                        ApiErrors.throttled(throttled).toResponse();
                    case IntakeAnswer.Overloaded overloaded ->
                        ApiErrors.unavailable("too many orders are being examined", settings.retryAfter())
                                .toResponse();
                });
    }

    /** Accepted, but not what the client hoped for: it takes effect only if the award lapses. */
    private static HttpResponse pending() {
        return ApiError.of(
                        202, "CancelPending", "an award may still fill the order; if it lapses, the order is cancelled")
                .toResponse();
    }

    private void count(String action, String code) {
        meters.counter("walras.intake.answers", "action", action, "code", code).increment();
    }

    private static String code(IntakeAnswer answer) {
        return switch (answer) {
            case IntakeAnswer.Admitted admitted -> "Admitted";
            case IntakeAnswer.Cancelled(boolean pending) -> pending ? "CancelPending" : "Cancelled";
            case IntakeAnswer.CancelledAll all -> "CancelledAll";
            case IntakeAnswer.SwitchStands stands -> "SwitchStands";
            case IntakeAnswer.Refused(Refusal refusal) -> refusal.code().errorType();
            case IntakeAnswer.Throttled throttled -> "RateLimited";
            case IntakeAnswer.Overloaded overloaded -> "Overloaded";
        };
    }
}
