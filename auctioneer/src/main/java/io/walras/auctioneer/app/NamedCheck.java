package io.walras.auctioneer.app;

import io.walras.auctioneer.http.ReadinessCheck;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A readiness check made of a name and a question. */
record NamedCheck(String name, Supplier<CompletionStage<Optional<String>>> question) implements ReadinessCheck {
    @Override
    public CompletionStage<Optional<String>> problem() {
        return question.get();
    }
}
