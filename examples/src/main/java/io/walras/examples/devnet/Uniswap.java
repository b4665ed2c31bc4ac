package io.walras.examples.devnet;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.deploy.wire.PublishedContract;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.dev.DevSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The genuine Uniswap v2 and WETH9, from the byte code that their npm packages publish. */
final class Uniswap {
    private final DevChain chain;
    private final DevSender deployer;
    private final Address weth;
    private final Address factory;
    private final Address router;

    private Uniswap(DevChain chain, DevSender deployer, Address weth, Address factory, Address router) {
        this.chain = chain;
        this.deployer = deployer;
        this.weth = weth;
        this.factory = factory;
        this.router = router;
    }

    /** Deploys WETH9, the factory and the router; {@code packages} is the folder of the {@code @uniswap} packages. */
    static Uniswap deploy(DevChain chain, DevSender deployer, Path packages) {
        Path periphery = packages.resolve("v2-periphery/build");
        Address weth = deployer.deploy(published(periphery.resolve("WETH9.json")));
        Address factory = deployer.deploy(withArguments(
                published(packages.resolve("v2-core/build/UniswapV2Factory.json")),
                new Words().word(deployer.address())));
        Address router = deployer.deploy(withArguments(
                published(periphery.resolve("UniswapV2Router02.json")),
                new Words().word(factory).word(weth)));
        return new Uniswap(chain, deployer, weth, factory, router);
    }

    private static Bytes published(Path artefact) {
        try {
            return PublishedContract.creationCode(artefact);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + artefact + "; was npm ci run in contracts?", unreadable);
        }
    }

    private static Bytes withArguments(Bytes creationCode, Words arguments) {
        return Bytes.concat(creationCode.toArray(), arguments.toArray());
    }

    Address weth() {
        return weth;
    }

    Address factory() {
        return factory;
    }

    Address router() {
        return router;
    }

    /** Creates the pool of two tokens that the deployer owns, with these atoms of each. */
    void addPool(Address tokenA, Uint256 amountA, Address tokenB, Uint256 amountB) {
        Words tokens = new Words().word(tokenA).word(tokenB);
        deployer.send(factory, Uint256.ZERO, AbiCall.of("createPair(address,address)", tokens));
        Bytes answer = chain.call(factory, AbiCall.of("getPair(address,address)", tokens));
        Address pair = Address.of(answer.slice(12, 32).toArray());
        transfer(tokenA, pair, amountA);
        transfer(tokenB, pair, amountB);
        deployer.send(pair, Uint256.ZERO, AbiCall.of("mint(address)", new Words().word(deployer.address())));
    }

    private void transfer(Address token, Address to, Uint256 amount) {
        deployer.send(
                token,
                Uint256.ZERO,
                AbiCall.of("transfer(address,uint256)", new Words().word(to).word(amount)));
    }
}
