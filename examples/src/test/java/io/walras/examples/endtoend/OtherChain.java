package io.walras.examples.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.devnet.AbiCall;
import io.walras.examples.process.Anvil;
import io.walras.examples.process.Child;
import io.walras.examples.process.Loopback;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.EthCall;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.deploy.wire.PublishedContract;
import io.walras.settlement.dev.DevToken;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.RpcSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** A chain with a number of its own, on which nothing is ours yet, and what its people do there. */
final class OtherChain implements AutoCloseable {
    /** Neither the development network's number nor that of a well-known chain. */
    static final long ID = 1337;

    private static final String HOST = "127.0.0.1";
    private static final Path UNISWAP = Launcher.HOME.resolve("contracts/node_modules/@uniswap");

    private final Child anvil;
    private final URI uri;
    private final JsonRpc rpc;

    private OtherChain(Child anvil, URI uri) {
        this.anvil = anvil;
        this.uri = uri;
        this.rpc = new JsonRpc(RpcSettings.of(uri));
    }

    static OtherChain start(Path log) throws InterruptedException {
        int port = Loopback.freePort(HOST);
        Child anvil = Anvil.start(Anvil.find(Launcher.HOME), HOST, port, ID, log);
        RunningDevnet.await(Duration.ofSeconds(30), () -> !anvil.isAlive() || !Loopback.isFree(HOST, port));
        assertThat(anvil.isAlive()).as(anvil.logTail()).isTrue();
        return new OtherChain(anvil, URI.create("http://" + HOST + ":" + port));
    }

    URI uri() {
        return uri;
    }

    JsonRpc rpc() {
        return rpc;
    }

    /** A token that anyone may mint. */
    Address token(PrivateKey deployer) {
        return new OperatorAccount(rpc, deployer).create(DevToken.creationCode("Dollar", "USD", 6));
    }

    void mint(PrivateKey sender, Address token, Uint256 amount) {
        call(
                sender,
                token,
                "mint(address,uint256)",
                new Words().word(sender.address()).word(amount));
    }

    void wrap(PrivateKey owner, Address weth, Uint256 wei) {
        new OperatorAccount(rpc, owner).call(weth, wei, AbiCall.of("deposit()", new Words()));
    }

    void approve(PrivateKey owner, Address token, Address spender) {
        call(owner, token, "approve(address,uint256)", new Words().word(spender).word(Uint256.MAX));
    }

    Uint256 balance(Address token, Address owner) {
        return Uint256.fromWord(
                ask(token, "balanceOf(address)", new Words().word(owner)).toArray());
    }

    /** A Uniswap v2 factory and its router. */
    record Exchange(Address factory, Address router) {}

    /** Deploys an exchange. */
    Exchange exchange(PrivateKey deployer, Address weth) throws IOException {
        Address factory = create(
                deployer, UNISWAP.resolve("v2-core/build/UniswapV2Factory.json"), new Words().word(deployer.address()));
        Address router = create(
                deployer,
                UNISWAP.resolve("v2-periphery/build/UniswapV2Router02.json"),
                new Words().word(factory).word(weth));
        return new Exchange(factory, router);
    }

    /** Puts so much of two tokens that the owner has into a new pool. */
    void pool(PrivateKey owner, Exchange exchange, Address tokenA, Uint256 amountA, Address tokenB, Uint256 amountB) {
        Words tokens = new Words().word(tokenA).word(tokenB);
        call(owner, exchange.factory(), "createPair(address,address)", tokens);
        Address pair = Address.of(ask(exchange.factory(), "getPair(address,address)", tokens)
                .slice(12, 32)
                .toArray());
        call(owner, tokenA, "transfer(address,uint256)", new Words().word(pair).word(amountA));
        call(owner, tokenB, "transfer(address,uint256)", new Words().word(pair).word(amountB));
        call(owner, pair, "mint(address)", new Words().word(owner.address()));
    }

    private Address create(PrivateKey deployer, Path artefact, Words arguments) throws IOException {
        Bytes code = PublishedContract.creationCode(artefact);
        return new OperatorAccount(rpc, deployer).create(Bytes.concat(code.toArray(), arguments.toArray()));
    }

    private void call(PrivateKey sender, Address to, String function, Words arguments) {
        new OperatorAccount(rpc, sender).call(to, Uint256.ZERO, AbiCall.of(function, arguments));
    }

    private Bytes ask(Address to, String function, Words arguments) {
        long latest = new Blocks(rpc).latest().number();
        CallOutcome outcome = CallOutcome.of(
                rpc.reply(EthCall.of(to, AbiCall.of(function, arguments)).at(latest)));
        assertThat(outcome).isInstanceOf(CallOutcome.Returned.class);
        return ((CallOutcome.Returned) outcome).data();
    }

    @Override
    public void close() {
        rpc.close();
        anvil.close();
    }
}
