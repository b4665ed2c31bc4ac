package io.walras.auctioneer.cli;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.RegistryReader;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.submit.Receipt;
import java.io.PrintWriter;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The registry of solvers that a command is about, and how it is asked and called. */
final class RegistryOptions {
    @Mixin
    @SuppressWarnings("NullAway.Init") // injected before call()
    private NodeOptions node;

    @Option(
            names = "--registry",
            required = true,
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "The SolverRegistry: registry in deployment.json and in GET /api/v1/config.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Address registry;

    /** What one transaction is to do. */
    record Plan(String what, Uint256 value, Bytes call) {}

    /** Asks the registry. */
    <T> T ask(Function<RegistryReader, T> question) {
        try (JsonRpc rpc = node.connect()) {
            return question.apply(new RegistryReader(rpc, registry));
        }
    }

    /**
     * Says what it will do, does it, and says where that is to be found.
     *
     * @throws OperatorAccount.Failed with the contract's reason if it reverts
     */
    void carryOut(Plan plan, PrivateKey key, PrintWriter out) {
        try (JsonRpc rpc = node.connect()) {
            out.println("from " + key.address().toChecksum() + ": " + plan.what());
            out.flush();
            Receipt receipt = new OperatorAccount(rpc, key).call(registry, plan.value(), plan.call());
            out.println("done in transaction " + receipt.transaction() + " of block " + receipt.blockNumber());
        }
    }
}
