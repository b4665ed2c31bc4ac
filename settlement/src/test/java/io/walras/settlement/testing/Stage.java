package io.walras.settlement.testing;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.TokenPair;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.Web3jTypes;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.ChainReader;
import io.walras.settlement.chain.EthCall;
import io.walras.settlement.chain.PoolDirectory;
import io.walras.settlement.chain.V2Factory;
import io.walras.settlement.chain.V2Pair;
import io.walras.settlement.deploy.DeployPlan;
import io.walras.settlement.deploy.Deployer;
import io.walras.settlement.deploy.Deployment;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.deploy.SlashingPlan;
import io.walras.settlement.deploy.SolverRegistration;
import io.walras.settlement.deploy.wire.PublishedContract;
import io.walras.settlement.dev.DevKeys;
import io.walras.settlement.dev.DevToken;
import io.walras.settlement.rpc.JsonRpc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A chain with our contracts, two dollars of 6 and 18 decimals, wrapped ether, a genuine Uniswap v2 with one pool, a
 * bonded solver, and traders who approved the allowance holder.
 */
public final class Stage implements AutoCloseable {
    public static final PrivateKey DEPLOYER = DevKeys.key(0);
    public static final PrivateKey AUCTIONEER = DevKeys.key(1);
    public static final PrivateKey SUBMITTER = DevKeys.key(2);
    public static final PrivateKey SOLVER = DevKeys.key(3);
    public static final PrivateKey ALICE = DevKeys.key(4);
    public static final PrivateKey BOB = DevKeys.key(5);
    public static final PrivateKey CAROL = DevKeys.key(6);
    public static final Uint256 BOND = Uint256.powerOfTen(18);
    public static final Uint256 PURSE = Uint256.powerOfTen(24);

    private static final Path PUBLISHED = Path.of("../contracts/node_modules/@uniswap");
    private static final Uint256 POOL_WETH = Uint256.powerOfTen(20);
    private static final Uint256 POOL_USDC = Uint256.of(300_000_000_000L);

    public final Anvil anvil;
    public final JsonRpc rpc;
    public final Address weth;
    public final Address usdc;
    public final Address dai;
    public final Deployment deployment;
    public final V2Factory venue;
    public final V2Pair pool;
    private final OperatorAccount deployer;

    private Stage(Anvil anvil) throws IOException {
        this.anvil = anvil;
        this.rpc = anvil.rpc();
        this.deployer = new OperatorAccount(rpc, DEPLOYER);
        this.weth = deployer.create(published("v2-periphery/build/WETH9.json"));
        this.usdc = token("USDC", 6);
        this.dai = token("DAI", 18);
        this.deployment = new Deployer(rpc, DEPLOYER, step -> {})
                .deploy(new DeployPlan(
                        DeployPlan.COW_DOMAIN_NAME,
                        DeployPlan.COW_DOMAIN_VERSION,
                        AUCTIONEER.address(),
                        weth,
                        BOND,
                        3600,
                        new SlashingPlan(AUCTIONEER.address(), Uint256.of(1000), Uint256.of(500), 1800)));
        new SolverRegistration(rpc, deployment.contracts().registry()).register(SOLVER, BOND);
        this.venue = uniswap();
        this.pool = wethUsdcPool();
        List.of(ALICE, BOB, CAROL).forEach(this::equip);
    }

    public static Stage open() {
        Anvil anvil = Anvil.start();
        try {
            return new Stage(anvil);
        } catch (IOException failed) {
            anvil.close();
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            anvil.close();
            throw failed;
        }
    }

    public Address settlement() {
        return deployment.settlement();
    }

    public Eip712Domain orderDomain() {
        return Eip712Domain.cow(deployment.chainId(), settlement());
    }

    public Eip712Domain awardDomain() {
        return Eip712Domain.walras(deployment.chainId(), settlement());
    }

    public ChainReader reader() {
        return new ChainReader(rpc, deployment.contracts());
    }

    public BlockRef head() {
        return new Blocks(rpc).latest();
    }

    public OperatorAccount account(PrivateKey key) {
        return new OperatorAccount(rpc, key);
    }

    /** A token that anyone may mint. */
    public Address token(String symbol, int decimals) {
        return deployer.create(DevToken.creationCode(symbol, symbol, decimals));
    }

    /** A contract of this very code. */
    public Address contract(String runtimeCode) {
        Bytes code = Bytes.fromHex(runtimeCode);
        String copyAndReturn = String.format("0x61%04x80600a3d393df3", code.size());
        return deployer.create(Bytes.concat(Bytes.fromHex(copyAndReturn).toArray(), code.toArray()));
    }

    public void mint(Address token, Address to, Uint256 amount) {
        deployer.call(token, Uint256.ZERO, Web3jTypes.call("mint", Web3jTypes.of(to), Web3jTypes.of(amount)));
    }

    public void approve(PrivateKey owner, Address token) {
        account(owner).call(token, Uint256.ZERO, approval(deployment.contracts().allowanceHolder()));
    }

    /** The call by which an owner lets somebody take all it has of a token. */
    public static Bytes approval(Address spender) {
        return Web3jTypes.call("approve", Web3jTypes.of(spender), Web3jTypes.of(Uint256.MAX));
    }

    public Uint256 balance(Address token, Address owner) {
        CallOutcome outcome = CallOutcome.of(
                rpc.reply(EthCall.of(token, Calls.balanceOf(owner)).at(head().number())));
        return ((CallOutcome.Answer.Some<Uint256>) outcome.answer(data -> data.uint256(0))).value();
    }

    private void equip(PrivateKey trader) {
        for (Address token : List.of(usdc, dai)) {
            mint(token, trader.address(), PURSE);
            approve(trader, token);
        }
        account(trader).call(weth, Uint256.powerOfTen(20), Web3jTypes.call("deposit"));
        approve(trader, weth);
    }

    private V2Factory uniswap() throws IOException {
        Address factory = deployer.create(withArguments(
                published("v2-core/build/UniswapV2Factory.json"),
                Web3jTypes.encode(List.of(Web3jTypes.of(Address.ZERO)))));
        Address router = deployer.create(withArguments(
                published("v2-periphery/build/UniswapV2Router02.json"),
                Web3jTypes.encode(List.of(Web3jTypes.of(factory), Web3jTypes.of(weth)))));
        return new V2Factory(factory, router, V2Factory.ORIGINAL_FEE, V2Factory.TYPICAL_GAS);
    }

    private V2Pair wethUsdcPool() {
        deployer.call(
                venue.factory(), Uint256.ZERO, Web3jTypes.call("createPair", Web3jTypes.of(weth), Web3jTypes.of(usdc)));
        V2Pair pair =
                new PoolDirectory(rpc).pools(venue, TokenPair.of(weth, usdc)).get(0);
        mint(usdc, pair.address(), POOL_USDC);
        deployer.call(weth, POOL_WETH, Web3jTypes.call("deposit"));
        deployer.call(
                weth,
                Uint256.ZERO,
                Web3jTypes.call("transfer", Web3jTypes.of(pair.address()), Web3jTypes.of(POOL_WETH)));
        deployer.call(pair.address(), Uint256.ZERO, Web3jTypes.call("mint", Web3jTypes.of(DEPLOYER.address())));
        return pair;
    }

    private static Bytes published(String artefact) throws IOException {
        return PublishedContract.creationCode(PUBLISHED.resolve(artefact));
    }

    private static Bytes withArguments(Bytes code, Bytes arguments) {
        return Bytes.concat(code.toArray(), arguments.toArray());
    }

    @Override
    public void close() {
        anvil.close();
    }
}
