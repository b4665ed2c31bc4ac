package io.walras.examples.devnet;

import io.walras.examples.process.Anvil;
import io.walras.examples.process.JavaChild;
import io.walras.examples.process.ProcessGroup;
import io.walras.examples.process.Supervisor;
import io.walras.examples.process.Tethered;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.settlement.deploy.Deployment;
import io.walras.settlement.dev.DevChain;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A running development network. Its processes are in the group it was started in, and end with that. */
public final class Devnet {
    private static final int AUCTIONEER_HEAP_MEGABYTES = 320;

    private final DevChain chain;
    private final DevnetFile description;
    private final Roster roster;

    private Devnet(DevChain chain, DevnetFile description, Roster roster) {
        this.chain = chain;
        this.description = description;
        this.roster = roster;
    }

    /**
     * Starts a network and waits until all of it is ready.
     *
     * @param home the project's folder, where the contracts' npm packages are
     * @param progress is told what is being done
     * @throws IllegalStateException if a part of it does not start
     */
    public static Devnet start(ProcessGroup group, DevnetOptions options, Path home, Consumer<String> progress)
            throws InterruptedException {
        Path anvil = Anvil.find(home);
        int port = options.port().free(options.host());
        Folder folder = group.add(Folder.create(options.dataFolder()));
        Roster roster = new Roster(progress);
        progress.accept("starting the chain");
        ChainProcess chain = ChainProcess.start(group, anvil, options, folder.log("anvil"));
        roster.running(chain.anvil());
        roster.needs(chain.anvil());
        progress.accept("deploying tokens, pools and contracts");
        Path packages = home.resolve("contracts/node_modules/@uniswap");
        Market market = Market.deploy(
                chain.chain(),
                chain.chain().sender(Roles.deployer()),
                packages,
                Stream.concat(
                                Roles.users().stream(),
                                Arrays.stream(OwnMaker.values()).map(OwnMaker::key))
                        .map(PrivateKey::address)
                        .toList());
        Deployment deployment = Contracts.deploy(chain.rpc(), market);
        progress.accept("starting the solvers and the auctioneer");
        SolverFleet fleet = new SolverFleet(options, folder, roster, group);
        URI api = URI.create("http://" + options.host() + ":" + port);
        List<SolverSeat> seats = fleet.start(market, api);
        Contracts.register(
                chain.rpc(), deployment, seats.stream().map(SolverSeat::key).toList());
        fleet.awaitReady();
        Setting setting = new Setting(chain.rpc(), deployment, market, seats);
        startAuctioneer(group, options, folder, roster, setting, api);
        fleet.connect(market);
        if (options.makers()) {
            progress.accept("starting the market makers");
            new MakerFleet(folder, roster, group).start(setting, api);
        }
        return new Devnet(chain.chain(), describe(setting, api, options), roster);
    }

    private static void startAuctioneer(
            ProcessGroup group, DevnetOptions options, Folder folder, Roster roster, Setting setting, URI api)
            throws InterruptedException {
        Path config = folder.write("auctioneer.conf", Configs.auctioneer(setting, options, folder, api.getPort()));
        Supervisor supervisor = group.add(Supervisor.start(
                () -> JavaChild.start(
                        "auctioneer",
                        Tethered.Program.AUCTIONEER,
                        AUCTIONEER_HEAP_MEGABYTES,
                        List.of("auctioneer", "--config", config.toString()),
                        folder.log("auctioneer")),
                api.resolve("/readyz"),
                roster::running));
        roster.running(supervisor.child());
        roster.needs(supervisor.failure());
        supervisor.awaitReady();
    }

    private static DevnetFile describe(Setting setting, URI api, DevnetOptions options) {
        Deployment deployment = setting.deployment();
        Market market = setting.market();
        SortedMap<String, DevnetFile.TokenInfo> tokens = new TreeMap<>();
        market.tokens()
                .forEach((symbol, token) ->
                        tokens.put(symbol, new DevnetFile.TokenInfo(token.address(), token.decimals())));
        return new DevnetFile(
                setting.rpc().toString(),
                DevChain.CHAIN_ID,
                api.toString(),
                deployment.settlement(),
                deployment.contracts().allowanceHolder(),
                deployment.contracts().registry(),
                deployment.contracts().executor(),
                deployment.contracts().quoteSettler(),
                deployment.contracts().hooksTrampoline(),
                deployment.ethFlow(),
                market.token(Listing.WETH).address(),
                market.factory(),
                market.token(Listing.USDC).address(),
                tokens,
                Roles.users().stream()
                        .map(key -> new DevnetFile.Account(key.address(), Bytes32.of(key.secretBytes())))
                        .toList(),
                setting.solvers().stream().map(SolverSeat::info).toList(),
                options.makers()
                        ? Arrays.stream(OwnMaker.values())
                                .map(maker -> new DevnetFile.MakerInfo(
                                        maker.makerName(), maker.key().address()))
                                .toList()
                        : List.of(),
                new TreeMap<>());
    }

    /** The connection to its chain. */
    public DevChain chain() {
        return chain;
    }

    /** The network as others find it, without the pids. */
    public DevnetFile description() {
        return description;
    }

    /** Writes its description to the file, now and whenever a process is replaced. */
    public void publish(Path file) {
        roster.observe(pids -> description.withPids(pids).writeTo(file));
    }

    /** Whether the network cannot go on. */
    public boolean isLost() {
        return roster.failure().isDone();
    }

    /** Waits until the network cannot go on, and says why. */
    public String awaitLoss() throws InterruptedException {
        try {
            roster.failure().get();
            throw new IllegalStateException("the network ended without a reason");
        } catch (ExecutionException lost) {
            Throwable cause = lost.getCause() == null ? lost : lost.getCause();
            return String.valueOf(cause.getMessage());
        }
    }
}
