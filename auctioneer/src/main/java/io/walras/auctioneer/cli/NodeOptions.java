package io.walras.auctioneer.cli;

import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import java.net.URI;
import picocli.CommandLine.Option;

/** The node that a command asks. */
final class NodeOptions {
    @Option(names = "--rpc", required = true, paramLabel = "URL", description = "A JSON-RPC node of the chain.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private URI rpc;

    /**
     * A client of the node, to be closed.
     *
     * @throws BadInputException if that is no address of a node
     */
    JsonRpc connect() {
        try {
            return new JsonRpc(RpcSettings.of(rpc));
        } catch (IllegalArgumentException unusable) {
            throw new BadInputException("--rpc: " + unusable.getMessage());
        }
    }
}
