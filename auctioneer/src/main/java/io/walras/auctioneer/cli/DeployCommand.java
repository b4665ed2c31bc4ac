package io.walras.auctioneer.cli;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.settlement.deploy.DeployPlan;
import io.walras.settlement.deploy.Deployer;
import io.walras.settlement.deploy.Deployment;
import io.walras.settlement.deploy.SlashingPlan;
import io.walras.settlement.deploy.WrappedNative;
import io.walras.settlement.deploy.wire.DeploymentFile;
import io.walras.settlement.deploy.wire.PublishedContract;
import io.walras.settlement.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code walras deploy}: puts the contracts on a chain. */
@Command(
        name = "deploy",
        mixinStandardHelpOptions = true,
        description = {
            "Deploys SolverRegistry, Settlement (with AllowanceHolder, InteractionExecutor and HooksTrampoline),"
                    + " QuoteSettler and EthFlow to a chain and writes their addresses to a file. Progress goes to standard error."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:deployed, the file is written",
            "1:the node could not be asked or a transaction failed",
            "2:an option, the key file or the output file is not usable"
        })
final class DeployCommand implements Callable<Integer> {
    private static final String WETH9 = "contracts/node_modules/@uniswap/v2-periphery/build/WETH9.json";

    @Spec
    @SuppressWarnings("NullAway.Init") // injected before call()
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected before call()
    private NodeOptions node;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected before call()
    private KeyOption payer;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "Written when all is deployed; must not exist.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Path out;

    @Option(
            names = "--auctioneer",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Signs awards, for ever. Default: the paying account.")
    private @Nullable Address auctioneer;

    @Option(
            names = "--weth",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "The wrapped native token. Default: the usual one of a well-known chain; on any other, WETH9"
                    + " is deployed.")
    private @Nullable Address weth;

    @Option(
            names = "--min-bond",
            paramLabel = "WEI",
            converter = AmountConverter.class,
            defaultValue = "1000000000000000000",
            description = "What a solver has to keep bonded. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private Uint256 minimumBond;

    @Option(
            names = "--unbonding-delay",
            paramLabel = "SECONDS",
            defaultValue = "604800",
            description = "From asking for a bond to getting it back. Default: ${DEFAULT-VALUE}, a week.")
    private long unbondingDelay;

    @Option(
            names = "--domain-name",
            paramLabel = "TEXT",
            defaultValue = DeployPlan.COW_DOMAIN_NAME,
            description = "EIP-712 domain name of orders. Default: ${DEFAULT-VALUE}, for which CoW's clients sign.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private String domainName;

    @Option(
            names = "--domain-version",
            paramLabel = "TEXT",
            defaultValue = DeployPlan.COW_DOMAIN_VERSION,
            description = "EIP-712 domain version of orders. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init") // injected before call()
    private String domainVersion;

    @Mixin
    @SuppressWarnings("NullAway.Init") // injected before call()
    private SlashingOptions slashing;

    @Override
    public Integer call() throws IOException {
        requireWritable();
        PrivateKey key = payer.read();
        SlashingPlan slashingPlan = slashing.plan(key.address(), unbondingDelay);
        try (JsonRpc rpc = node.connect()) {
            Deployer deployer = new Deployer(rpc, key, this::say);
            DeployPlan plan = new DeployPlan(
                    domainName,
                    domainVersion,
                    auctioneer == null ? key.address() : auctioneer,
                    wrappedNative(deployer),
                    minimumBond,
                    unbondingDelay,
                    slashingPlan);
            Deployment deployment = deployer.deploy(plan);
            say("AllowanceHolder, which users approve, is at "
                    + deployment.contracts().allowanceHolder().toChecksum());
            DeploymentFile.write(out, deployment);
            say("wrote " + out);
        }
        return 0;
    }

    /** Found out before any gas is spent. */
    private void requireWritable() {
        Path folder = out.toAbsolutePath().getParent();
        if (Files.exists(out)) {
            throw new BadInputException(out + ": exists already");
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new BadInputException(out + ": not in a folder that can be written to");
        }
        if (unbondingDelay < 0) {
            throw new BadInputException("--unbonding-delay: must not be negative");
        }
    }

    private Address wrappedNative(Deployer deployer) {
        if (weth != null) {
            if (!deployer.isContract(weth)) {
                throw new BadInputException("--weth: there is no contract at " + weth.toChecksum());
            }
            return weth;
        }
        Optional<Address> usual = WrappedNative.of(deployer.chainId()).filter(deployer::isContract);
        return usual.orElseGet(() -> deployWeth9(deployer));
    }

    private static Address deployWeth9(Deployer deployer) {
        Path artefact = Path.of(System.getProperty("walras.home", "."), WETH9);
        try {
            return deployer.create("WETH9", PublishedContract.creationCode(artefact));
        } catch (IOException | MalformedJsonException unreadable) {
            throw new BadInputException(
                    "--weth: give the wrapped native token of this chain; none is known, and there is none to deploy at "
                            + artefact);
        }
    }

    private void say(String step) {
        spec.commandLine().getErr().println("walras deploy: " + step);
    }
}
