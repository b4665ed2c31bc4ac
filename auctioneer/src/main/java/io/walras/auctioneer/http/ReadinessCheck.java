package io.walras.auctioneer.http;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** One condition for taking traffic. */
public interface ReadinessCheck {
    /** A short name, such as chain or journal. */
    String name();

    /** What is wrong, if something is; a failure of the stage counts as wrong. */
    CompletionStage<Optional<String>> problem();
}
