package io.walras.solvers.cli;

import io.walras.sdk.engine.EngineOptions;
import picocli.CommandLine.Option;

/** The options of a solver that serves as an engine. */
final class Served {
    @Option(
            names = "--port",
            required = true,
            paramLabel = "PORT",
            description = "port to serve on; 0 takes a free one")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            paramLabel = "ADDRESS",
            description = "address to serve on (default: ${DEFAULT-VALUE}); the API has no authentication")
    private String host = "";

    /**
     * The options of the engine.
     *
     * @throws IllegalArgumentException if they make no sense; says why
     */
    EngineOptions options() {
        return EngineOptions.onPort(port).withHost(host);
    }
}
