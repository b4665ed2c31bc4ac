package io.walras.settlement.deploy;

import io.walras.contracts.EthFlow;
import io.walras.contracts.QuoteSettler;
import io.walras.contracts.Settlement;
import io.walras.contracts.SolverRegistry;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.JsonCursor;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.SettlementContracts;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;

/** Deploys the contracts with one account's transactions. */
public final class Deployer {
    private final JsonRpc rpc;
    private final OperatorAccount account;
    private final Consumer<String> progress;

    /** @param progress is told each step as it is taken */
    public Deployer(JsonRpc rpc, PrivateKey key, Consumer<String> progress) {
        this.rpc = rpc;
        this.account = new OperatorAccount(rpc, key);
        this.progress = progress;
    }

    /**
     * Deploys registry, settlement, quote settler and eth-flow; the settlement brings its allowance holder and its executor,
     * and that its hooks trampoline. What it
     * then says of itself is compared with the plan.
     *
     * @throws OperatorAccount.Failed if a transaction fails; what was deployed before it stays and is of no use
     * @throws io.walras.settlement.rpc.ChainUnavailable if the node could not tell
     */
    public Deployment deploy(DeployPlan plan) {
        long chainId = chainId();
        progress.accept(
                "deploying to chain " + chainId + " as " + account.address().toChecksum());
        // They name each other: the registry checks what solvers sign in the settlement's domain, and the settlement's
        // allowance holder obeys the quote settler.
        Address expected = account.contractAfter(1);
        Address expectedSettler = account.contractAfter(2);
        Address registry = create("SolverRegistry", SolverRegistry.BINARY, registryArguments(plan, expected));
        Address settlement = create(
                "Settlement",
                Settlement.BINARY,
                List.of(
                        new Utf8String(plan.domainName()),
                        new Utf8String(plan.domainVersion()),
                        Web3jTypes.of(plan.auctioneer()),
                        Web3jTypes.of(registry),
                        Web3jTypes.of(plan.wrappedNative()),
                        Web3jTypes.of(expectedSettler)));
        Address quoteSettler = create("QuoteSettler", QuoteSettler.BINARY, List.of(Web3jTypes.of(settlement)));
        Address ethFlow = create("EthFlow", EthFlow.BINARY, List.of(Web3jTypes.of(settlement)));
        SettlementContracts contracts = SettlementContracts.at(rpc, settlement);
        boolean asPlanned = settlement.equals(expected)
                && contracts.auctioneer().equals(plan.auctioneer())
                && contracts.registry().equals(registry)
                && Objects.equals(contracts.quoteSettler(), quoteSettler)
                && contracts.wrappedNative().equals(plan.wrappedNative());
        if (!asPlanned) {
            throw new OperatorAccount.Failed("the deployed contract says other things of itself than planned");
        }
        return new Deployment(chainId, plan, contracts, new Blocks(rpc).latest().number(), ethFlow);
    }

    /** The rules are a struct of fixed size, which is encoded like its fields. */
    @SuppressWarnings("rawtypes") // web3j's own signature
    private static List<Type> registryArguments(DeployPlan plan, Address settlement) {
        SlashingPlan slashing = plan.slashing();
        return List.of(
                Web3jTypes.of(plan.minimumBond()),
                Web3jTypes.of(Uint256.of(plan.unbondingDelay())),
                Web3jTypes.of(settlement),
                Web3jTypes.of(plan.auctioneer()),
                Web3jTypes.of(slashing.referee()),
                Web3jTypes.of(slashing.equivocationSlash()),
                Web3jTypes.of(slashing.maxSlashPerAuction()),
                Web3jTypes.of(Uint256.of(slashing.disputeDelay())));
    }

    /** The id of the chain that the node serves. */
    public long chainId() {
        return rpc.ask(RpcCall.of("eth_chainId"), Quantity::longOf);
    }

    /** Whether there is code at the address. */
    public boolean isContract(Address address) {
        return !rpc.ask(RpcCall.of("eth_getCode", address.toString(), "latest"), JsonCursor::bytes)
                .isEmpty();
    }

    /** Creates a contract whose code needs no arguments, such as a wrapped native token where there is none. */
    public Address create(String name, Bytes creationCode) {
        Address address = account.create(creationCode);
        progress.accept(name + " is at " + address.toChecksum());
        return address;
    }

    @SuppressWarnings("rawtypes") // web3j's own signature
    private Address create(String name, String code, List<Type> arguments) {
        Bytes byteCode = Bytes.fromHex("0x" + code);
        return create(
                name,
                Bytes.concat(byteCode.toArray(), Web3jTypes.encode(arguments).toArray()));
    }
}
