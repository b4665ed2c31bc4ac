package io.walras.examples.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.examples.process.Anvil;
import io.walras.examples.process.ProcessGroup;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Words;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.dev.DevChain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarketIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final List<Address> ACCOUNTS =
            Roles.users().stream().map(PrivateKey::address).toList();

    private final ProcessGroup group = new ProcessGroup();
    private DevChain chain;
    private Market market;

    @BeforeAll
    void deploy(@TempDir Path folder) throws InterruptedException {
        DevnetOptions options = new DevnetOptions(
                "127.0.0.1",
                PortChoice.exactly(0),
                PortChoice.exactly(0),
                Duration.ofSeconds(2),
                false,
                false,
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>());
        chain = ChainProcess.start(group, Anvil.find(HOME), options, folder.resolve("anvil.log"))
                .chain();
        market = Market.deploy(
                chain, chain.sender(Roles.deployer()), HOME.resolve("contracts/node_modules/@uniswap"), ACCOUNTS);
    }

    @AfterAll
    void end() {
        group.close();
    }

    @Test
    void shouldUseTheAccountsEverybodyKnows() {
        assertThat(ACCOUNTS.getFirst().toChecksum()).isEqualTo("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
    }

    @Test
    void shouldGiveEveryAccountItsShareOfEachToken() {
        for (Address account : ACCOUNTS) {
            assertThat(balance(Listing.WETH, account))
                    .isEqualTo(market.token(Listing.WETH).atoms(100));
            for (Listing listing : Listing.TOKENS) {
                assertThat(balance(listing.symbol(), account))
                        .as(listing.symbol())
                        .isEqualTo(market.token(listing.symbol()).atoms(listing.perAccount()));
            }
        }
    }

    @Test
    void shouldTellTheDecimalsOnChain() {
        for (Token token : market.tokens().values()) {
            assertThat(number(token.address(), "decimals()", new Words()))
                    .as(token.symbol())
                    .isEqualTo(Uint256.of(token.decimals()));
        }
    }

    @Test
    void shouldPutTheLiquidityIntoGenuinePairs() {
        for (Listing.Pool pool : Listing.POOLS) {
            Token tokenA = market.token(pool.tokenA());
            Bytes answer = chain.call(
                    market.factory(),
                    AbiCall.of(
                            "getPair(address,address)",
                            new Words()
                                    .word(tokenA.address())
                                    .word(market.token(pool.tokenB()).address())));
            Address pair = Address.of(answer.slice(12, 32).toArray());
            assertThat(balance(pool.tokenA(), pair)).isEqualTo(tokenA.atoms(pool.amountA()));
            assertThat(number(pair, "MINIMUM_LIQUIDITY()", new Words())).isEqualTo(Uint256.of(1000));
        }
    }

    @Test
    void shouldKeepTheChainOnTime() {
        Bytes time = chain.call(timeTeller(), Bytes.EMPTY);
        long seconds = Uint256.fromWord(time.toArray()).toBigInteger().longValueExact();
        assertThat(Math.abs(seconds - Instant.now().getEpochSecond())).isLessThanOrEqualTo(3);
    }

    /** A contract that answers every call with the block's timestamp. */
    private Address timeTeller() {
        return chain.sender(Roles.users().getFirst()).deploy(Bytes.fromHex("0x66425f5260205ff35f5260076019f3"));
    }

    private Uint256 balance(String symbol, Address owner) {
        return number(market.token(symbol).address(), "balanceOf(address)", new Words().word(owner));
    }

    private Uint256 number(Address contract, String function, Words arguments) {
        return Uint256.fromWord(
                chain.call(contract, AbiCall.of(function, arguments)).toArray());
    }
}
